"""What the coded words of the access log mean in Swedish. A test holds this list and the code together."""

from __future__ import annotations

from typing import Literal

from db.records import STEPS
from db.records.events import LogEvent
from desktop.cases import steps
from desktop.content.documents import NAMES
from desktop.failures import salvage as salvage_words

LEFT: tuple[LogEvent, ...] = ("printed", "exported_locked", "exported")
"""A document left the program."""

_OF_PAPERS: tuple[LogEvent, ...] = (*LEFT, "paper_kept", "paper_checked")

LogKind = Literal["read", "written", "left", "removed", "vault", "safety"]

KINDS: dict[LogKind, str] = {
    "read": "Öppnat",
    "written": "Skrivet och ändrat",
    "left": "Utskrivet och sparat som fil",
    "removed": "Borttaget",
    "vault": "Upplåsning och lås",
    "safety": "Säkerhet, kopior och logg",
}
"""The kinds of event one may want to see alone, in the order they are offered."""

EVENTS: dict[LogEvent, tuple[LogKind, str]] = {
    "case_opened": ("read", "Ärende öppnat"),
    "log_read": ("read", "Åtkomstloggen öppnad"),
    "pupil_created": ("written", "Elev inlagd"),
    "pupil_changed": ("written", "Elevens uppgifter ändrade"),
    "contact_saved": ("written", "Person i nätverket sparad"),
    "sibling_linked": ("written", "Syskon i arkivet kopplat"),
    "sibling_unlinked": ("written", "Koppling till syskon borttagen"),
    "school_changed": ("written", "Eleven har bytt skola"),
    "schooling_saved": ("written", "Skolgång ändrad"),
    "school_saved": ("written", "Skola sparad"),
    "school_contact_saved": ("written", "Kontakt på en skola sparad"),
    "schools_added": ("written", "Skolor inlagda"),
    "case_created": ("written", "Ärende påbörjat"),
    "case_changed": ("written", "Ärendets uppgifter ändrade"),
    "case_reviewed": ("written", "Det som följde med från ett tidigare ärende genomgånget"),
    "case_closed": ("written", "Ärende avslutat"),
    "case_reopened": ("written", "Ärende öppnat igen efter avslut"),
    "closing_begun": ("written", "Avslut påbörjat"),
    "closing_edited": ("written", "Utkast till avslut ändrat"),
    "booster_edited": ("written", "Boosterträff ändrad"),
    "booster_held": ("written", "Boosterträff signerad"),
    "step_set": ("written", "Steg ändrat"),
    "attendance_saved": ("written", "Närvaro sparad"),
    "attendance_removed": ("removed", "Vecka med närvaro borttagen"),
    "attendance_imported": ("written", "Närvaro inläst"),
    "attendance_undone": ("written", "Inläsning av närvaro ångrad"),
    "snapshot_taken": ("written", "Närvarons siffror sparade"),
    "snapshot_recounted": ("written", "Närvarons siffror räknade om"),
    "calendar_saved": ("written", "Läsår sparat"),
    "safety_noted": ("written", "Antecknat i säkerhetsrutan"),
    "task_added": ("written", "Uppgift tillagd"),
    "task_changed": ("written", "Uppgift ändrad"),
    "task_done": ("written", "Uppgift klar"),
    "task_reopened": ("written", "Uppgift öppnad igen"),
    "meeting_planned": ("written", "Möte inlagt"),
    "meeting_cancelled": ("written", "Möte inställt"),
    "note_begun": ("written", "Anteckning påbörjad"),
    "note_fetched_back": ("written", "Tidigare version av utkast hämtad"),
    "note_restored": ("written", "Utkast hämtat från papperskorgen"),
    "note_signed": ("written", "Anteckning signerad"),
    "note_amended": ("written", "Tillägg till anteckning"),
    "note_promoted": ("written", "Minnesstöd gjort till journalanteckning"),
    "note_transferred": ("written", "Anteckning markerad som överförd"),
    "assessment_started": ("written", "Kartläggning påbörjad"),
    "assessment_edited": ("written", "Kartläggning ändrad"),
    "assessment_lifted": ("written", "Kartläggning lyft till en nyare version av frågorna"),
    "assessment_signed": ("written", "Kartläggning signerad"),
    "answers_cleared": ("written", "Elevens ja till att svaren visas antecknat"),
    "answers_not_cleared": ("written", "Elevens nej till att svaren visas antecknat"),
    "document_set": ("written", "Underlag till kartläggningen"),
    "plan_begun": ("written", "Handlingsplan påbörjad"),
    "plan_version_begun": ("written", "Ny version av handlingsplan påbörjad"),
    "plan_edited": ("written", "Handlingsplan ändrad"),
    "plan_signed": ("written", "Handlingsplan signerad"),
    "plan_approved": ("written", "Godkännande av handlingsplan antecknat"),
    "progress_noted": ("written", "Uppföljning av mål antecknad"),
    "progress_taken_back": ("written", "Uppföljning av mål tagen tillbaka"),
    "follow_up_begun": ("written", "Uppföljning påbörjad"),
    "follow_up_edited": ("written", "Uppföljning ändrad"),
    "follow_up_signed": ("written", "Uppföljning signerad"),
    "follow_up_cancelled": ("written", "Uppföljning inställd, med ny dag"),
    "follow_up_corrected": ("written", "Rättelse av en uppföljning"),
    "follow_up_discarded": ("removed", "Utkast till uppföljning kastat"),
    "follow_up_fetched_back": ("written", "Utkast till uppföljning hämtat tillbaka"),
    "follow_ups_purged": ("removed", "Kastade utkast till uppföljning borttagna"),
    "activity_saved": ("written", "Grupp och råd sparat"),
    "activity_removed": ("removed", "Tillfälle i grupp och råd borttaget"),
    "activity_led_to_case": ("written", "Konsultation utan namn ledde till ärendet"),
    "referral_begun": ("written", "Vidare stöd påbörjat"),
    "referral_handed": ("written", "Vidare stöd lämnat"),
    "referral_aborted": ("written", "Vidare stöd avstått"),
    "referral_added": ("written", "Svar eller kontroll i vidare stöd antecknat"),
    "referral_discarded": ("removed", "Tomt utkast till vidare stöd borttaget"),
    "consent_begun": ("written", "Samtycke påbörjat"),
    "consent_renewed": ("written", "Samtycke förnyat"),
    "consent_signed": ("written", "Ja till samtycke antecknat"),
    "consent_refused": ("written", "Nej till samtycke antecknat"),
    "consent_reminded": ("written", "Påminnelse om samtycke antecknad"),
    "consent_overridden": ("written", "Annan grund att dela antecknad"),
    "consent_withdrawn": ("written", "Samtycke återkallat"),
    "consent_stance": ("written", "Barnets inställning antecknad"),
    "consent_ended": ("written", "Samtycke avslutat"),
    "shared": ("left", "Lämnat ut"),
    "printed": ("left", "Utskrivet"),
    "exported": ("left", "Sparat som fil"),
    "exported_locked": ("left", "Sparat som låst fil"),
    "paper_kept": ("written", "Papper för underskrift bevarat"),
    "paper_checked": ("read", "Kontrollkod kontrollerad"),
    "log_printed": ("left", "Loggkontroll utskriven"),
    "incident_printed": ("left", "Underlag vid förlorad dator utskrivet"),
    "incident_saved": ("left", "Underlag vid förlorad dator sparat som fil"),
    "note_discarded": ("removed", "Utkast lagt i papperskorgen"),
    "bin_emptied": ("removed", "Papperskorgen tömd"),
    "scratch_purged": ("removed", "Minnesstöd rensat"),
    "plan_discarded": ("removed", "Utkast till handlingsplan borttaget"),
    "consent_discarded": ("removed", "Utkast till samtycke borttaget"),
    "vault_created": ("vault", "Arkivet skapat"),
    "vault_opened": ("vault", "Upplåst med lösenfras"),
    "vault_opened_by_code": ("vault", "Upplåst med återställningskod"),
    "vault_opened_by_chief": ("vault", "Upplåst med enhetschefens kod"),
    "owner_named": ("vault", "Sade sig vara arkivets ägare"),
    "stand_in_named": ("vault", "Började vikariera"),
    "away_read": ("vault", "Läste vad vikarier har gjort"),
    "locked": ("vault", "Låst"),
    "cut_off": ("vault", "Avslutat innan allt var undanlagt"),
    "passphrase_changed": ("safety", "Lösenfras bytt"),
    "device_bound": ("safety", "Arkivet bundet till datorn"),
    "device_released": ("safety", "Arkivet inte längre bundet till en dator"),
    "older_seen": ("safety", "Arkivet var äldre än väntat"),
    "key_from_copy": ("safety", "Nyckelfilen hämtad ur en säkerhetskopia"),
    "passphrase_strengthened": ("safety", "Skyddet av lösenfrasen förstärkt"),
    "key_change_begun": ("safety", "Byte av krypteringsnyckel påbörjat"),
    "vault_erase_begun": ("safety", "Radering av hela arkivet påbörjad"),
    "key_change_stopped": ("safety", "Krypteringsnyckeln byttes inte"),
    "key_changed": ("safety", "Krypteringsnyckel bytt"),
    "old_vault_removed": ("safety", "Arkivet under den gamla nyckeln borttaget"),
    "old_copies_removed": ("safety", "Gamla säkerhetskopior borttagna"),
    "recovery_code_changed": ("safety", "Ny återställningskod skapad"),
    "recovery_code_tried": ("safety", "Återställningskod provad"),
    "chief_code_changed": ("safety", "Ny kod för enhetschefen skapad"),
    "chief_code_removed": ("safety", "Enhetschefens kod borttagen"),
    "chief_code_tried": ("safety", "Enhetschefens kod provad"),
    "settings_changed": ("safety", "Inställning ändrad"),
    "backup_made": ("safety", "Säkerhetskopia gjord"),
    "backup_failed": ("safety", "Säkerhetskopia misslyckades"),
    "backup_tried": ("safety", "Säkerhetskopia provad"),
    "backup_place_changed": ("safety", "Plats för säkerhetskopior ändrad"),
    "restored": ("safety", "Återställt från säkerhetskopia"),
    "vault_repaired": ("safety", "Arkivet lagat: en oanvänd del av filen var skadad"),
    "vault_salvaged": ("safety", "Räddat ur ett skadat arkiv"),
    "log_checked": ("safety", "Loggen kontrollerad"),
    "journal_checked": ("safety", "Journalen kontrollerad"),
    "clock_backwards": ("safety", "Datorns klocka gick bakåt"),
    "clock_confirmed": ("safety", "Datorns datum bekräftat"),
}
"""Every event: its kind and its words. "Vad hände", never "vem det gällde"."""

_KNOWN: dict[str, tuple[LogKind, str]] = dict(EVENTS.items())

_DETAILS = {
    ("stand_in_named", "sjuk"): "sjukdom",
    ("stand_in_named", "ledig"): "ledighet",
    ("stand_in_named", "slutat"): "arkivets ägare har slutat",
    ("stand_in_named", "tillsyn"): "tillsyn",
    ("stand_in_named", "annat"): "annat skäl",
    ("locked", "key"): "för hand",
    ("locked", "idle"): "ingen rörde datorn",
    ("locked", "close"): "programmet stängdes",
    ("locked", "system"): "systemet avslutades",
    ("locked", "session_end"): "utloggning eller avstängning",
    ("locked", "minimised"): "fönstret minimerades",
    ("locked", "practice"): "övningen lämnades",
    ("locked", "restore"): "för att återställa en kopia",
    ("locked", "key_change"): "för att byta krypteringsnyckel",
    ("locked", "erase"): "för att radera arkivet",
    ("locked", "os_lock"): "datorn låstes",
    ("locked", "sleep"): "datorn gick i viloläge",
    ("locked", "lid"): "locket stängdes",
    ("locked", "remote"): "skärmen togs över på distans",
    ("locked", "silence"): "fönstret svarade inte",
    ("locked", "crash"): "programmet avbröts",
    ("key_change_stopped", "cancelled"): "avbrutet",
    ("key_changed", "new_passphrase"): "med ny lösenfras",
    ("key_changed", "same_passphrase"): "med samma lösenfras",
    ("log_checked", "whole"): "hel",
    ("log_checked", "broken"): "bruten",
    ("journal_checked", "whole"): "hel",
    ("journal_checked", "broken"): "något stämmer inte",
    ("recovery_code_tried", "right"): "rätt",
    ("recovery_code_tried", "wrong"): "fel",
    ("recovery_code_tried", "other"): "det var enhetschefens",
    ("chief_code_tried", "right"): "rätt",
    ("chief_code_tried", "wrong"): "fel",
    ("chief_code_tried", "other"): "det var användarens egen",
    ("device_bound", "pass"): "kopior på en annan disk öppnas med lösenfrasen",
    ("device_bound", "code"): "kopior öppnas bara med återställningskoden",
    ("older_seen", "keyring"): "enligt datorns nyckelring",
    ("older_seen", "copy"): "enligt en säkerhetskopia",
    ("older_seen", "key"): "en gammal nyckelfil har lagts tillbaka",
    ("settings_changed", "idle_minutes"): "tid till lås",
    ("settings_changed", "worker"): "användaren",
    ("settings_changed", "office"): "arbetsplatsen",
    ("backup_place_changed", "none"): "ingen andra plats",
    ("backup_place_changed", "elsewhere"): "på en annan disk",
    ("backup_place_changed", "same"): "på samma disk",
    ("consent_signed", "muntligt"): "muntligt",
    ("consent_overridden", "provning"): "menprövning av namngiven beslutsfattare",
    ("consent_overridden", "lag"): "uppgiftsskyldighet i lag",
    ("consent_ended", "overenskommelse"): "i överenskommelse",
    ("consent_ended", "avslut"): "med ärendet",
    ("plan_approved", "paper"): "på papper",
    ("plan_approved", "oral"): "muntligt",
}


def event_kind(event: str) -> LogKind:
    """Return the kind of an event; one that this version does not know belongs to safety."""
    return _KNOWN.get(event, ("safety", ""))[0]


def of_kind(kind: LogKind) -> tuple[LogEvent, ...]:
    """Return the events of a kind."""
    return tuple(event for event, (its, _) in EVENTS.items() if its == kind)


def event_in_words(event: str, detail: str = "") -> str:
    """Return what happened, with what `detail` adds if it says something to a reader."""
    words = _KNOWN[event][1] if event in _KNOWN else f"Händelse som den här versionen inte känner ({event})"
    more = _more(event, detail)
    return f"{words}: {more}" if more else words


def wrong_tries(detail: str) -> int:
    """Return how many wrong tries went before an opening: `wrong:3`."""
    count = detail.removeprefix("wrong:")
    return int(count) if detail.startswith("wrong:") and count.isdecimal() else 0


def _more(event: str, detail: str) -> str:
    tries = wrong_tries(detail)
    if tries:
        return "1 felaktigt försök före" if tries == 1 else f"{tries} felaktiga försök före"
    if event in _OF_PAPERS:
        return next((name for document, name in NAMES.items() if document == detail), "")
    if event in ("plan_signed", "plan_version_begun"):
        return f"version {detail.removeprefix('v')}" if detail else ""
    if event == "step_set":
        return _step(detail)
    if event == "cut_off":
        return _DETAILS.get(("locked", detail), "")
    if event == "older_seen":
        return _DETAILS.get((event, detail.partition(":")[0]), "")
    if event == "log_printed":
        return detail
    if event == "vault_salvaged":
        return salvage_words.counts_in_words(detail)
    return _DETAILS.get((event, detail), "")


def _step(detail: str) -> str:
    """Return the step of `kartlaggning klar` as the case calls it."""
    code = detail.partition(" ")[0]
    return steps.step_name(code) if code in STEPS else ""
