"""Questions about kartläggning: rounds, informants, answers, documents."""

from __future__ import annotations

from db.records import (
    Asking,
    Assessment,
    CaseDocument,
    Clearance,
    Informant,
    KeptForm,
    Placement,
    SafetyAction,
    StoredAnswer,
    Summary,
)
from db.tables.table import Table


class Assessments(Table[Assessment]):
    """All rounds of kartläggning."""

    name = "assessments"
    record = Assessment

    def of(self, case_id: str) -> list[Assessment]:
        """Return a case's rounds, the latest first."""
        return self.select("WHERE case_id = ? ORDER BY round DESC", case_id)

    def current(self, case_id: str) -> Assessment | None:
        """Return the latest round."""
        return self.first("WHERE case_id = ? ORDER BY round DESC", case_id)


class KeptForms(Table[KeptForm]):
    """Every form a round has been asked with, one row a content."""

    name = "forms"
    record = KeptForm


class Informants(Table[Informant]):
    """Who has answered."""

    name = "informants"
    record = Informant

    def of(self, assessment_id: str) -> list[Informant]:
        """Return the informants in their fixed order: E, V1, V2 …, S."""
        order = "CASE WHEN informant = 'E' THEN 0 WHEN informant = 'S' THEN 2 ELSE 1 END, informant"
        return self.select(f"WHERE assessment_id = ? ORDER BY {order}", assessment_id)


class Answers(Table[StoredAnswer]):
    """All answers."""

    name = "answers"
    record = StoredAnswer

    def of(self, assessment_id: str) -> list[StoredAnswer]:
        """Return every answer of a round."""
        return self.select("WHERE assessment_id = ?", assessment_id)

    def one(self, assessment_id: str, question_id: str, informant: str) -> StoredAnswer | None:
        """Return one informant's answer to one question."""
        return self.first(
            "WHERE assessment_id = ? AND question_id = ? AND informant = ?",
            assessment_id,
            question_id,
            informant,
        )


class Summaries(Table[Summary]):
    """Conclusions, one a round."""

    name = "summaries"
    record = Summary


class Placements(Table[Placement]):
    """Which side what was said has been set to."""

    name = "placements"
    record = Placement

    def of(self, assessment_id: str) -> list[Placement]:
        """Return every row of a round, in the order they were set; a later one holds."""
        return self.select("WHERE assessment_id = ? ORDER BY rowid", assessment_id)


class Clearances(Table[Clearance]):
    """What pupils said to having their answers shown."""

    name = "clearances"
    record = Clearance

    def of(self, assessment_id: str) -> list[Clearance]:
        """Return every row of a round, in the order they were noted; the last one holds."""
        return self.select("WHERE assessment_id = ? ORDER BY rowid", assessment_id)


class Askings(Table[Asking]):
    """What became of asking the informants."""

    name = "askings"
    record = Asking

    def of(self, assessment_id: str) -> list[Asking]:
        """Return every row of a round, in the order they were noted."""
        return self.select("WHERE assessment_id = ? ORDER BY rowid", assessment_id)


class CaseDocuments(Table[CaseDocument]):
    """Documents to collect."""

    name = "case_documents"
    record = CaseDocument

    def of(self, case_id: str) -> list[CaseDocument]:
        """Return the documents a case has a row for."""
        return self.select("WHERE case_id = ? ORDER BY rowid", case_id)


class SafetyActions(Table[SafetyAction]):
    """What was done when a safety question was reached."""

    name = "safety_actions"
    record = SafetyAction

    def of(self, case_id: str) -> list[SafetyAction]:
        """Return a case's rows, the latest first."""
        return self.select("WHERE case_id = ? ORDER BY done_at DESC", case_id)
