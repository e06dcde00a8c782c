"""Which way a conversation goes, and where it stops: at a question, at its end, or before what is asked alone."""

from __future__ import annotations

from typing import Literal

from desktop.forms.definition import Question
from ui.assessment.talk.talk import Talk

Stop = Literal["question", "gate", "end", "stay"]
"""What is to be shown: the talk's question, whether you are alone, that nothing is left, what is shown already."""


class Way:
    """Moves a talk. From an open question to one asked alone there is a stop between, which `step` goes on from."""

    def __init__(self, talk: Talk, asked_for: str = "") -> None:
        """Stand where the talk was left, or at what is asked for: who answers, and which question (`V1:S4`)."""
        self._talk = talk
        self._waits = ""  # the question behind the gate, while it is shut
        self._is_alone = False  # the question last shown is one asked alone
        informant, _, question = asked_for.partition(":")
        if informant in {one.informant for one in talk.informants}:
            talk.choose(informant)
            if question in {one.id for one in talk.questions}:
                talk.go(question)
                self._is_alone = talk.is_alone

    def arrive(self) -> Stop:
        """Show the question the talk stands on, or stop before it."""
        if self._talk.is_alone and not self._is_alone:
            self._waits = self._talk.question_id
            return "gate"
        return self._open()

    def go(self, question: Question | None) -> Stop:
        """Go to a question, or stop before it."""
        if question is None:
            return "stay"
        if not self._is_alone and self._talk.asks_alone(question.id):
            self._waits = question.id
            return "gate"
        self._talk.go(question.id)
        return self._open()

    def choose(self, informant: str) -> Stop:
        """Let someone else answer."""
        self._talk.choose(informant)
        self._is_alone = False
        return self.arrive()

    def restore(self, informant: str, question_id: str) -> Stop:
        """Stand at a question again; what is asked alone waits to be asked for again."""
        self._talk.informant = informant
        self._talk.go(question_id)
        self._is_alone = False
        return self.arrive()

    def step(self, by: int) -> Stop:
        """Go forward (1) or back (−1)."""
        if self._waits:
            return self._from_gate(by)
        talk = self._talk
        following = talk.neighbour(by)
        if following is None and by > 0:
            following = talk.left_after()
        return "end" if following is None and by > 0 else self.go(following)

    def skip(self) -> Stop:
        """Go on without an answer; from the gate, past all that is asked alone."""
        if not self._waits:
            return self.step(1)
        following = self._talk.next_open(self._waits)
        self._waits = ""
        return self.go(following) if following is not None else "end"

    def take_up(self) -> Stop:
        """Go to what the question on the screen offers; what comes after it comes after that."""
        return self.go(self._talk.take_up())

    def _from_gate(self, by: int) -> Stop:
        behind, self._waits = self._waits, ""
        if by > 0:
            self._talk.go(behind)
            return self._open()
        if self._talk.question_id != behind:
            return self._open()
        before = self._talk.next_open(behind, -1)
        return self.go(before) if before is not None else self.arrive()

    def _open(self) -> Stop:
        self._waits = ""
        self._is_alone = self._talk.is_alone
        return "question"
