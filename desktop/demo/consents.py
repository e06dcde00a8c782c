"""Consents through their lives: drawn up, signed, changed, run out, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from db.records import Consent, ConsentParty, Signatory
from desktop.consent import acts as consent_acts
from desktop.consent import versions as verbs
from desktop.demo.story import Act, Story, Told, without

_NO_FIELDS = (
    "at",
    "renews",
    "party",
    "signature",
    "reminder",
    "refusal",
    "withdrawal",
    "stance",
    "printed_at",
)


def acts(story: Story) -> Iterator[Act]:
    """Tell of every consent in the story, in order."""
    for place, table in enumerate(story.all("consent")):
        yield table["at"], partial(_draw_up, story, table)
        if "printed_at" in table:
            yield table["printed_at"], partial(_print, story, place)
        if "stance" in table:
            yield table["stance"]["at"], partial(_ask_child, story, place, table["stance"])
        for name, act in (
            ("signature", _sign),
            ("reminder", _remind),
            ("refusal", _refuse),
            ("withdrawal", _withdraw),
        ):
            for one in table.get(name, ()):
                yield one["at"], partial(act, story, place, one)


def _draw_up(story: Story, told: Told) -> None:
    session = story.session
    if told.get("renews"):
        consent = verbs.new_version(session, _consent(story, -1))
    else:
        consent = verbs.start_consent(session, story.case_id)
    story.consent_ids.append(consent.id)
    if "party" in told:
        for party in session.db.consent_parties.of(consent.id):
            verbs.remove_party(session, consent, party)
        for one in told["party"]:
            _add_party(story, consent, one)
    verbs.save_consent(session, replace(consent, **without(told, *_NO_FIELDS)))


def _add_party(story: Story, consent: Consent, told: Told) -> None:
    school = story.schools.get(told.get("school", ""))
    party = ConsentParty(
        consent_id=consent.id,
        school_id=school.id if school else None,
        **without(told, "cells", "school"),
    )
    added = verbs.add_party(story.session, consent, party)
    for category, direction in told["cells"].items():
        verbs.set_cell(story.session, consent, added.id, category, direction)


def _consent(story: Story, place: int) -> Consent:
    return story.session.db.consents.get(story.consent_ids[place])


def _signatory(story: Story, place: int, signer: str) -> Signatory:
    found = story.session.db.signatories.of(story.consent_ids[place])
    return next(one for one in found if one.signer == signer)


def _print(story: Story, place: int) -> None:
    verbs.note_printed(story.session, _consent(story, place))


def _ask_child(story: Story, place: int, told: Told) -> None:
    consent_acts.note_stance(
        story.session,
        _consent(story, place),
        told["stance"],
        story.session.today(),
        reason=told.get("reason", ""),
        words=told.get("words", ""),
    )


def _sign(story: Story, place: int, told: Told) -> None:
    consent_acts.sign(
        story.session,
        _signatory(story, place, told["signer"]),
        told.get("kind", "papper"),
        story.session.today(),
        how=told.get("how", ""),
        identity=told.get("identity", ""),
    )


def _remind(story: Story, place: int, told: Told) -> None:
    consent_acts.remind(story.session, _signatory(story, place, told["signer"]), story.session.today())


def _refuse(story: Story, place: int, told: Told) -> None:
    consent_acts.refuse(story.session, _signatory(story, place, told["signer"]), story.session.today())


def _withdraw(story: Story, place: int, told: Told) -> None:
    """Take back all of it, or the party with a code, or a category."""
    parties = story.session.db.consent_parties.of(story.consent_ids[place])
    party = next((one.id for one in parties if one.code == told.get("party")), None)
    consent_acts.withdraw(
        story.session,
        _consent(story, place),
        by_whom=told["by_whom"],
        how=told["how"],
        received_at=told["at"],
        party_id=party,
        category=told.get("category"),
        note=told.get("note", ""),
    )
