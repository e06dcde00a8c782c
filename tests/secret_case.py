"""A case where everything the family may not meet holds a word of its own, told apart from everything else.

`Secrets.words` are all of them, `Secrets.record` those that the record's papers are to have: that they are found
there proves that the search can see. `without_secrets` takes them away again: what the family meets must be the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from db.clock import now
from db.records import (
    Amendment,
    Assessment,
    Case,
    CaseDocument,
    GoalFactor,
    Informant,
    Note,
    Plan,
    PlanPoint,
    PlanWords,
    SafetyAction,
    Setting,
    StoredAnswer,
    Summary,
)
from db.tables.database import Database
from desktop import content
from desktop.assessment import rounds as assessments
from desktop.assessment.family import family_round
from desktop.forms.answers import Choices, Matrix, Value, follow_ups_to_text, value_to_text
from desktop.forms.definition import Question, QuestionKind
from desktop.forms.derive import Side
from desktop.plan import verbs as plans
from desktop.session.session import Session
from tests import builders
from tests.builders import DAY
from tests.desktop.chain.tamper import tamper

INFORMANTS = ("E", "V1", "V2", "S")
OPEN_DAY, PRIVATE_DAY = date(2026, 11, 12), date(2026, 11, 19)
SHARED = "egen_hemma"
"""A question of the municipality's that the pupil is asked alone and the others are not."""

INSIDE = "xq9000zk"
"""What the pupil has said to it, in a few words."""

OWN_FORM = """[meta]
version = "1"
[fraga.egen_hemma]
omrade = "familj"
text_elev = "Hur är det när alla är hemma?"
text_vuxen = "Det är lugnt hemma på kvällarna."
typ = "skala"
skala = "stammer"
perspektiv = ["E", "V", "S"]
polaritet = "+"
som_resurs = "Lugna kvällar hemma"
som_hinder = "xq9000zk"
enskilt_for = ["E"]
"""


@dataclass
class Secrets:
    """Words that stand nowhere else, and where each was put."""

    words: dict[str, str] = field(default_factory=dict)  # the word → where it lies
    record: set[str] = field(default_factory=set)

    def word(self, where: str, *, on_record: bool = False) -> str:
        """Return a new word, remembered with its place."""
        made = f"xq{len(self.words):04d}zk"
        self.words[made] = where
        if on_record:
            self.record.add(made)
        return made


def use_own_form(folder: Path) -> None:
    """Let the municipality have a question whose answers are private for the pupil alone."""
    folder.mkdir()
    (folder / "kartlaggning.toml").write_text(OWN_FORM, encoding="utf-8")
    content.use_folder(folder)


def secret_case(
    session: Session, *, protected: bool = False, pupil_shown: bool = True
) -> tuple[Case, Secrets]:
    """Put in a case with all around it, every free text set as a resource; `pupil_shown`: the pupil has said yes."""
    secrets = Secrets()
    with session.change("cases", "settings") as db:
        db.settings.save(Setting(id="worker.name", value="Karin Lind"))
        db.settings.save(Setting(id="office.municipality", value="Älvbro kommun"))
        case = _people(db, secrets, protected=protected)
        _beside(db, secrets, case)
    round_ = _assessment(session, secrets, case)
    _answers(session, secrets, round_)
    for one in assessments.proposals_of(session, round_):
        assessments.place(session, round_, one.place, Side.STRENGTH)
    if pupil_shown:
        assessments.note_clearance(session, round_, "ja")
    _plan(session, secrets, case)
    return session.db.cases.get(case.id), secrets


def _people(db: Database, secrets: Secrets, *, protected: bool) -> Case:
    traced = secrets.word if protected else lambda where: where
    school = db.schools.add(builders.a_school(name=traced("skolan"), organiser_type="fristaende"))
    pupil = db.pupils.add(
        builders.a_pupil(
            is_protected=protected,
            address=secrets.word("elevens adress"),
            phone=secrets.word("elevens telefon"),
            interpreter_note=secrets.word("elevens tolk"),
            note=secrets.word("om eleven"),
        )
    )
    db.schoolings.add(
        builders.a_schooling(pupil.id, school.id, class_name=traced("klassen"), mentor="Peter Ek")
    )
    for name, relation, informant in (("Hodan Warsame", "mamma", "V1"), ("Abdi Nur", "pappa", "V2")):
        hidden = ("phone", "email", "address", "interpreter_note", "contact_note", "hidden_for", "note")
        kept = {one: secrets.word(f"{relation}, {one}") for one in hidden}
        db.contacts.add(
            builders.a_guardian(pupil.id, name=name, relation=relation, informant=informant, **kept)
        )
    told = ("source", "request", "earlier_support", "intake_reason", "closure_note")
    return db.cases.add(builders.a_case(pupil.id, **{one: secrets.word(f"ärendet, {one}") for one in told}))


def _beside(db: Database, secrets: Secrets, case: Case) -> None:
    for category in ("journal", "minnesstod"):
        db.notes.add(
            Note(
                case_id=case.id,
                category=category,
                status="signed" if category == "journal" else "draft",
                signed_at=now() if category == "journal" else None,
                event_on=DAY,
                body=secrets.word(category),
                place=secrets.word(f"{category}, plats"),
                present=secrets.word(f"{category}, närvarande"),
            )
        )
    (signed,) = (note for note in db.notes.of(case.id) if note.status == "signed")
    db.amendments.add(
        Amendment(note_id=signed.id, added=secrets.word("rättelse"), reason=secrets.word("skäl"))
    )
    for question_id in ("I7", "F14"):
        actions, words = secrets.word("säkerhet, gjort"), secrets.word("säkerhet, ord")
        db.safety_actions.add(
            SafetyAction(
                case_id=case.id, question_id=question_id, actions=actions, words=words, done_at=now()
            )
        )
    db.case_documents.add(
        CaseDocument(case_id=case.id, kind="atgardsprogram", conclusion=secrets.word("dokument, slutsats"))
    )
    db.tasks.add(builders.a_task(case_id=case.id, what=secrets.word("att göra")))
    consent = db.consents.add(
        builders.a_consent(case.id, override_ground=secrets.word("samtycke, annan grund"))
    )
    party = db.consent_parties.add(builders.a_party(consent.id))
    db.consent_cells.add(builders.a_cell(consent.id, party.id))
    db.signatories.add(builders.a_signatory(consent.id, kind="papper", signed_on=DAY))


def _assessment(session: Session, secrets: Secrets, case: Case) -> Assessment:
    form = content.form()
    round_ = builders.an_assessment(case.id, form_version=form.version, started_on=OPEN_DAY, short=False)
    with session.change("assessments") as db:
        db.assessments.add(round_)
        for who, name in zip(INFORMANTS, ("Amina", "Hodan Warsame", "Abdi Nur", "Peter Ek"), strict=True):
            db.informants.add(
                Informant(assessment_id=round_.id, informant=who, name=name, role="", answered_on=PRIVATE_DAY)
            )
        known, step = secrets.word("sammanfattning, vet"), secrets.word("sammanfattning, nästa steg")
        db.summaries.save(
            Summary(id=round_.id, thought="Vi börjar lugnt.", further="Sömnen", known=known, next_step=step)
        )
    return round_


def _answers(session: Session, secrets: Secrets, round_: Assessment) -> None:
    """Answer everything; the second guardian has said nothing but in private and in words that were not cleared."""
    with session.change("answers") as db:
        for question in content.form().questions:
            for who in INFORMANTS:
                private = question.is_private_for(who)
                if who[0] not in question.informants or (who == "V2" and not private):
                    continue
                where = f"{question.id} {who}"
                follow = {one.id: secrets.word(f"{where}, följdfråga") for one in question.follow_ups}
                db.answers.add(
                    StoredAnswer(
                        assessment_id=round_.id,
                        question_id=question.id,
                        informant=who,
                        value=value_to_text(_value(question, who, secrets, where, private=private)),
                        own_words=secrets.word(f"{where}, egna ord"),
                        follow_ups=follow_ups_to_text(follow),
                        may_show_family=private,  # a yes to showing it opens nothing that is private
                        answered_on=PRIVATE_DAY if private else OPEN_DAY,
                    )
                )


def _value(question: Question, who: str, secrets: Secrets, where: str, *, private: bool) -> Value:
    if private:
        for phrase in (question.as_strength, question.as_barrier):
            if phrase and question.is_private_for_all:
                secrets.words.setdefault(phrase, f"{question.id}, i några ord")
        if question.id == SHARED:
            secrets.words[INSIDE] = where
            secrets.record.add(INSIDE)
    match question.kind:
        case QuestionKind.TEXT:
            is_told = private and question.polarity != "0"
            return secrets.word(f"{where}, svar", on_record=is_told)
        case QuestionKind.YES_NO:
            return "nej" if question.polarity == "+" else "ja"
        case QuestionKind.CHOICES:
            is_told = private and question.polarity != "0"
            return Choices((question.options[0], "annat"), secrets.word(f"{where}, annat", on_record=is_told))
        case QuestionKind.MATRIX:
            return Matrix({"Svenska": dict.fromkeys(question.columns, 3)})
        case _:
            return {"E": 0, "V1": 3, "V2": 1, "S": 3}[who]


def _plan(session: Session, secrets: Secrets, case: Case) -> None:
    """Make a signed version, and a draft after it where only what is kept from the family has changed."""
    first = _a_version(session, secrets, case, builders.a_plan(case.id))
    with session.change("plans") as db:
        db.plans.put(
            replace(first, status="signed", signed_at=now() - timedelta(days=40), signed_by="Karin Lind")
        )
    _a_version(session, secrets, case, builders.a_plan(case.id, version=2))


def _a_version(session: Session, secrets: Secrets, case: Case, plan: Plan) -> Plan:
    with session.change("plans") as db:
        made = db.plans.add(
            replace(
                plan,
                private=secrets.word(f"planen {plan.version}, stannar mellan oss"),
                risk=secrets.word(f"planen {plan.version}, risk", on_record=plan.version == 2),
                change_note=secrets.word(f"planen {plan.version}, om ändringen"),
                shared="Skolan får veta närvaron.",
                situation="Amina är i skolan tre dagar.",
                next_on=DAY + timedelta(days=7),
            )
        )
        db.plan_words.add(PlanWords(plan_id=made.id, name="Hodan Warsame", words="Lugna morgnar."))
        db.plan_points.add(PlanPoint(plan_id=made.id, kind="strength", text="Ritar mycket bra"))
        for order, question_id in enumerate(("F15", SHARED, "borta"), start=1):
            words = secrets.word(
                f"planen {plan.version}, styrka från {question_id}", on_record=plan.version == 2
            )
            db.plan_points.add(
                PlanPoint(
                    plan_id=made.id, kind="strength", text=words, question_id=question_id, sort_order=order
                )
            )
        open_point = PlanPoint(
            plan_id=made.id, kind="strength", text="Lugna kvällar hemma", question_id=SHARED, sort_order=9
        )
        db.plan_points.add(open_point)
        goal = db.goals.add(builders.a_goal(made.id, lineage="mål", minus2="Kommer inte", due_on=DAY))
        label = secrets.word(f"planen {plan.version}, svarar mot")
        db.goal_factors.add(GoalFactor(plan_id=made.id, goal_id=goal.id, question_id="I7", label=label))
        db.measures.add(builders.a_measure(made.id, goal_id=goal.id, lineage="insats"))
    return made


def without_secrets(session: Session, case: Case) -> None:
    """Take away all that the family may not meet, as if it had never been said."""
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    seen = family_round(session, round_)
    draft = session.db.plans.draft(case.id)
    assert draft is not None
    hidden = plans.private_points(session, draft)
    with session.change("answers", "informants", "plans", "plan_points", "notes") as db:
        for row in db.answers.of(round_.id):
            if seen.answers.get(row.question_id, row.informant) is None:
                db.answers.remove(row.id)
            else:
                db.answers.put(replace(row, own_words="", follow_ups="{}"))
        for one in db.informants.of(round_.id):
            day = OPEN_DAY if one.informant in seen.heard else None
            db.informants.put(replace(one, answered_on=day))
        for point_id in hidden:
            db.plan_points.remove(point_id)
        db.plans.put(replace(draft, private="", risk="", change_note=""))
    tamper(session, "DELETE FROM safety_actions WHERE case_id = ?", case.id)  # locked: only added to
