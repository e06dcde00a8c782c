"""What kinds, grounds, channels and answers are called, and the sentences that a referral leaves in the journal."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Referral
from db.records.states import (
    ChildKnows,
    FamilyKnows,
    ReferralAddedKind,
    ReferralAnswer,
    ReferralChannel,
    ReferralGround,
    ReferralKind,
)
from desktop import dates
from desktop.content import lists

KIND_WORDS: dict[ReferralKind, str] = {
    "oro": "Orosanmälan",
    "ansokan": "Ansökan om insats",
    "sip": "SIP",
    "bup": "BUP eller annan vård",
    "habilitering": "Habilitering",
    "utredning": "Kontakt med utredningsenhet eller mottagning",
    "elevhalsa": "Elevhälsa",
    "annan": "Annat stöd",
}
_PAPER_WORDS: dict[ReferralKind, str] = {
    "oro": "orosanmälan",
    "ansokan": "ansökan om insats",
    "sip": "SIP",
    "bup": "kontakt med vården",
    "habilitering": "kontakt med habiliteringen",
    "utredning": "kontakt med socialtjänsten",
    "elevhalsa": "kontakt med elevhälsan",
    "annan": "annat stöd",
}
CHANNEL_WORDS: dict[ReferralChannel, str] = {
    "": "Inte valt",
    "telefon": "Telefon",
    "blankett": "Blankett",
    "post": "Fysisk post",
    "etjanst": "E-tjänst",
    "epost": "E-post",
}
GROUND_WORDS: dict[ReferralGround, str] = {
    "samtycke": "Samtycke",
    "anmalningsplikt": "Anmälningsplikt, samtycke behövs inte",
    "familjen_sjalv": "Familjen vänder sig dit själv",
    "annan": "Annan grund, beslutad av någon med namn",
}
FAMILY_WORDS: dict[FamilyKnows, str] = {
    "": "Inte valt",
    "tillsammans": "Vi gjorde det tillsammans",
    "vet": "De vet",
    "vet_inte": "De vet inte",
}
CHILD_WORDS: dict[ChildKnows, str] = {"": "Inte valt", "ja": "Ja", "nej": "Nej"}
ANSWER_WORDS: dict[ReferralAnswer, str] = {
    "": "Inte än",
    "mottaget": "Mottaget",
    "inleds": "Utredning inleds",
    "inleds_inte": "Utredning inleds inte",
    "beviljad": "Ansökan beviljad",
    "avslag": "Avslag",
    "sip_mote": "SIP-möte",
    "vantelista": "Väntelista",
    "annat": "Annat svar",
    "inget_svar": "Inget svar",
}
ADDED_WORDS: dict[ReferralAddedKind, str] = {
    "svar": "Svar",
    "kontroll": "Nästa kontroll",
    "avslutad": "Avslutat",
    "avbruten": "Avbrutet",
    "rattelse": "Rättelse",
}


def asked(kind: ReferralKind) -> dict[str, str]:
    """Return what each text of a referral is asked as, by the field's name, in the order they are written."""
    if kind == "oro":
        return {
            "what": "Vad såg eller hörde du? Skriv ordagrant.",
            "who_said": "Vem sa det, vilka var med",
            "did": "Vad gjorde du?",
            "wishes": "Barnets egna ord",
            "question": "Frågan du ställde",
            "thought": "Det du själv tänker",
            "safe_now": "Skydd i dag och i kväll",
            "comfort": "Det som gör barnet tryggt",
            "ongoing": "Tidigare oro som du känner till",
            "siblings": "Syskon eller andra barn i hemmet",
            "reach": "Så kan barnet nås på ett tryggt sätt",
        }
    at_the_meeting = {
        "take_up": "Det här vill de ta upp",
        "leave_out": "Det här vill de inte prata om på mötet",
    }
    return {
        "what": "Varför behövs det?",
        "child_words": "Barnets egna ord",
        "wishes": "Det här vill barnet och familjen",
        **(at_the_meeting if kind == "sip" else {}),
        "ongoing": "Det här pågår redan",
        "thought": "Det här saknas",
        "did": "Förslag på vem som gör vad",
        **({"invited": "De här bör vara med"} if kind == "sip" else {}),
    }


def read_as(asked: str) -> str:
    """Return what a text is called where it is read: the question without how to write."""
    question, mark, _ = asked.partition("?")
    return question + mark


def called(referral: Referral) -> str:
    """Return what it is called on its own page."""
    return referral.title.strip() if referral.title.strip() else KIND_WORDS[referral.kind]


def paper_called(referral: Referral) -> str:
    """Return what its underlag is an underlag to, as in a sentence."""
    return referral.title.strip() if referral.title.strip() else _PAPER_WORDS[referral.kind]


def to_whom(referral: Referral) -> str:
    """Return unit and person; the name in the list of parties where no unit is written."""
    unit = referral.to_unit.strip() or (lists().label("part", referral.to_code) if referral.to_code else "")
    return ", ".join(part for part in (unit, referral.to_person.strip()) if part)


def ground_told(referral: Referral) -> str:
    """Return the ground in words, with who decided where somebody did."""
    told = GROUND_WORDS[referral.ground]
    if referral.ground != "annan":
        return told
    day = dates.full(referral.decided_on) if referral.decided_on else ""
    return f"{told}: {referral.decided_by}, {day}. {referral.decided_words}"


def family_told(referral: Referral) -> str:
    """Return whether the guardians know, and why not."""
    if not referral.family_knows:
        return ""
    why = f", därför att: {referral.family_why}" if referral.family_why.strip() else ""
    return FAMILY_WORDS[referral.family_knows] + why


def child_told(referral: Referral) -> str:
    """Return whether the child knows, and how."""
    knows = CHILD_WORDS[referral.child_knows] if referral.child_knows else ""
    return ". ".join(part for part in (knows, referral.child_how.strip()) if part)


def journal_words(referral: Referral) -> str:
    """Return the text of the signed note that a handed referral leaves: a line or two a fact, none that is empty."""
    given = dates.full(referral.given_on) if referral.given_on else ""
    at = f" klockan {dates.clock(referral.given_time)}" if referral.given_time else ""
    facts = [
        ("Lämnat", f"{called(referral)}, {given}{at}, {CHANNEL_WORDS[referral.channel].lower()}"),
        ("Till", to_whom(referral)),
        ("Grund", ground_told(referral)),
        ("Vet vårdnadshavarna", family_told(referral)),
        ("Vet barnet", child_told(referral)),
        ("Rådgjort med", referral.consulted),
        ("Skriftligt", referral.written),
        *((asked(referral.kind)[name], getattr(referral, name)) for name in asked(referral.kind)),
    ]
    return "\n".join(_lines(facts))


def _lines(facts: Iterable[tuple[str, str]]) -> Iterable[str]:
    for name, text in facts:
        if text.strip():
            yield f"{name}: {text.strip()}" if name[-1] not in ".?" else f"{name} {text.strip()}"
