"""The states and kinds a row can be in, one alias each: mypy refuses a word that is none of them.

Each is what the schema's CHECK says where there is one; a test holds the two together. Codes are Swedish where
they also stand in a list of `resources/lists` (named below) or on a paper, English where only the program reads
them, and never change: they are stored.

Plain `str` on purpose, since a municipality may add codes of its own (`egen_…`) to these lists: `anteckning`,
`minnesstod`, `kontaktroll`, `part`, `kategori`, `barnets_installning`, `grund`, `insats`, `insats_status`,
`underlag`, `underlag_status`, `aktualisering_beslut` and `avslutsorsak`. Also `str`: whose answer it is (`E`, `S`,
`V1`, `V2` … without end; the kinds are `desktop.forms.informants.Kind`), and the log's events, which an older
program must be able to show after a newer one has written them.

Words of what is no row stand where they are made: `db.secrets.keyfile.SlotType`, `db.backup.errors`,
`db.backup.manifest.Reason`, `desktop.consent.state.StateKey`, `desktop.lock.causes.Cause` and the like.
"""

from __future__ import annotations

from typing import Literal, TypeVar, get_args

CaseStatus = Literal["open", "closed"]
"""A case, *öppet* or *avslutat*."""

Step = Literal[
    "aktualisering",
    "samtycke",
    "kartlaggning",
    "planering",
    "genomforande",
    "uppfoljning",
    "avslut",
    "vidmakthallande",
]
"""The steps of the process, in order; the list `steg`."""

StepStatus = Literal["kommande", "pagar", "klar", "klar_med_luckor", "overhoppad"]
"""Where a step stands; the list `steg_status`."""

OrganiserType = Literal["kommunal", "fristaende"]
"""A school's organiser (*huvudman*): decides which secrecy text is printed."""

IdentityKind = Literal["personnummer", "samordningsnummer", "t_nummer", "saknas"]
"""What a pupil's identity number is."""

LegalSex = Literal["flicka", "pojke", "uppgift_saknas"]
"""*Juridiskt kön*, for statistics only."""

Custody = Literal["", "gemensam", "ensam", "sarskilt"]
"""*Vårdnad*: joint, sole, or by a specially appointed guardian; empty for who has none."""

ContactRule = Literal["ok", "forsiktigt", "aldrig"]
"""Whether a person may be contacted: yes, with care, never."""

AttendanceUnit = Literal["minuter", "lektioner", "halvdagar", "procent"]
"""What attendance is counted in; `procent` only in rows from before there were units."""

PupilUnit = Literal["", "minuter", "lektioner", "halvdagar", "procent"]
"""The unit chosen for a pupil; empty until one is."""

WeekKind = Literal["skolvecka", "lov", "delvis_lov"]
"""A week with school, without any, or with some days of lov."""

SourceKind = Literal["hand", "klistra", "fil", "tidigare", "angrad"]
"""How attendance came in: typed, pasted, from a file, from before there were sources, or given back by an undo."""

LessonState = Literal["narvaro", "giltig", "ogiltig", "okand", "ej_registrerad"]
"""What was registered of a lesson."""

RowKind = Literal["vecka", "period", "lektion"]
"""What a row of attendance is about."""

Moment = Literal["forfragan", "inskrivning", "plan", "uppfoljning", "avslut", "booster"]
"""What attendance was copied for. `forfragan` is what the school told when it asked for the team."""

Basis = Literal["veckor", "period", "uppgift", "for_lite"]
"""What a snapshot rests on: weeks, one period, what somebody told, or too little to tell a per cent."""

SpanKind = Literal["termin", "lov", "studiedag"]
"""What a stretch of a school's calendar is."""

NoteCategory = Literal["journal", "minnesstod"]
"""A note for the journal, or a scratch note that is purged or promoted; the lists `anteckning` and `minnesstod`."""

NoteStatus = Literal["draft", "signed"]
"""A note, *utkast* or *signerad*; signed is locked."""

AssessmentStatus = Literal["open", "signed"]
"""A round of kartläggning, *pågår* or *signerad*; signed is locked."""

SideSet = Literal["resurs", "hinder", "ingetdera"]
"""Which side the worker has set something said to: a resource, a barrier, or neither."""

Saying = Literal["ja", "nej"]
"""What the pupil said to having the answers shown."""

PlanStatus = Literal["draft", "signed", "replaced"]
"""A version of a plan: *utkast*, *gäller*, *ersatt*; all but the draft are locked."""

PointKind = Literal["strength", "barrier"]
"""A point in the plan: *det som fungerar* or *det som är svårt*."""

GoalStatus = Literal["active", "reached", "ended"]
"""A goal: *pågår*, *uppnått*, *avslutat*."""

Actor = Literal["skola", "hemma", "elev", "socialtjanst", "annan"]
"""Who does a measure, as the plan on paper sorts them."""

Attended = Literal["plats", "telefon", "skarm", "inte_med"]
"""How somebody took part in making the plan."""

Approved = Literal["paper", "oral"]
Approval = Literal[Approved, ""]
"""How somebody approved the plan; empty for not yet."""

ProgressSubject = Literal["goal", "measure"]
"""What was followed up."""

FollowUpStatus = Literal["planerad", "utkast", "signerad", "installd", "kastad"]
"""A follow-up: booked, written, signed, cancelled for a new day, thrown away; signed and cancelled are locked."""

FollowUpHow = Literal["mote", "telefon", "hembesok", "skriftligt"]
"""How a follow-up was held."""

ChildAbsence = Literal["", "inte_med", "ville_inte", "annat_satt"]
"""Why there are no words of the child's own: was not there, did not want to, spoke in another way."""

SchoolSilence = Literal["", "avbojde", "svarade_inte"]
"""That the school said no to answering, or did not answer; empty when it did, or was not asked."""

Stage = Literal["", "F-3", "4-6", "7-9", "gy"]
"""The stage an activity was for; empty for none in particular."""

AskingKind = Literal["begard", "pamind", "avbojde", "svarade_inte", "tillfragades_inte", "angrad"]
"""What became of asking an informant: asked, reminded, said no, did not answer, was not asked, taken back."""

Silence = Literal["avbojde", "svarade_inte", "tillfragades_inte"]
"""The outcomes among them: why there is no answer to wait for."""

FollowUpDecision = Literal["", "fortsatt", "andra_planen", "avsluta", "paus"]
"""What was decided: go on, change the plan, close, pause; empty while nothing is chosen."""

PromiseKept = Literal["", "gjort", "delvis", "inte_an", "inte_aktuell"]
"""Whether a measure was done as promised: *Ja*, *Delvis*, *Inte än*, not due yet; empty while nothing is chosen."""

Presence = Literal["", Attended]
"""How somebody took part in a follow-up; empty for called and not yet said."""

ReferralKind = Literal["oro", "ansokan", "sip", "bup", "habilitering", "utredning", "elevhalsa", "annan"]
"""What is handed on: report of concern, application, SIP, care, investigating unit, school health, something else."""

ReferralStatus = Literal["utkast", "lamnad", "avbruten"]
"""A referral: written, handed over, given up before it was; the last two are locked."""

ReferralChannel = Literal["", "telefon", "blankett", "post", "etjanst", "epost"]
"""How it was handed over; empty while nothing is chosen."""

ReferralGround = Literal["samtycke", "anmalningsplikt", "familjen_sjalv", "annan"]
"""Why it may be: a consent, the duty to report, the family itself, a named decision."""

FamilyKnows = Literal["", "tillsammans", "vet", "vet_inte"]
"""Whether the guardians know: done together, told, not told; empty while nothing is chosen."""

ChildKnows = Literal["", "ja", "nej"]
"""Whether the child knows; empty while nothing is chosen."""

ReferralAddedKind = Literal["svar", "kontroll", "avslutad", "avbruten", "rattelse"]
"""What is added to one that is handed over: an answer, a next check, an end, a giving up, a correction."""

ReferralAnswer = Literal[
    "",
    "mottaget",
    "inleds",
    "inleds_inte",
    "beviljad",
    "avslag",
    "sip_mote",
    "vantelista",
    "annat",
    "inget_svar",
]
"""What was answered; empty where the addition is no answer."""
ClosingStatus = Literal["utkast", "signerad"]
"""A closing: written, or done and locked."""

GoalOutcome = Literal["", "natt", "delvis", "inte_natt", "inte_bedomt"]
"""How a goal ended: reached, partly, not, not judged; empty while nothing is chosen."""

OpenKind = Literal["uppgift", "mote"]
"""What was still to be done when a case was closed: a task, or a meeting."""

OpenChoice = Literal["", "gjord", "utgar", "booster", "overlamnad"]
"""What is chosen for it: done, cancelled, kept for the booster, handed to somebody; empty while nothing is."""

UpperSecondary = Literal["", "ja", "yrkes", "nej", "vet_inte"]
"""Whether a pupil who leaves åk 9 may begin gymnasiet; `yrkes`: a vocational programme alone."""

BoosterStatus = Literal["planerad", "genomford", "avbojd", "ingen_kontakt", "installd"]
"""A booster: planned, held, declined, nobody reached, or cancelled for a new day; all but planned are locked."""

BoosterView = Literal["", "haller", "lite_stod", "behover_stod"]
"""What was seen at a booster: it holds, a little support is enough, support is needed again."""

ConsentStage = Literal["draft", "printed", "replaced", "ended"]
"""How far a version of a consent has come. Whether it holds today is `desktop.consent.state`."""

Ended = Literal["", "avslut", "overenskommelse"]
"""How a consent ended: with the case, or because those it is about agreed to; empty while it has not."""

Direction = Literal["lamna", "ta_emot", "bada"]
"""Which way information may go; the list `riktning`."""

Signed = Literal["papper", "muntligt"]
SignatureKind = Literal[Signed, ""]
"""How a consent was given; empty for not signed."""

Document = Literal[
    "handlingsplan",
    "samtycke",
    "informationsblad",
    "kartlaggning",
    "uppfoljning",
    "underlag",
    "avslut",
    "journal",
    "handelser",
]
"""What can be printed of a case."""

SignedDocument = Literal["handlingsplan", "samtycke", "kartlaggning", "uppfoljning", "avslut"]
"""What is signed on paper or in the program, and then kept as it lay before the family."""

PaperAnswer = Literal["ja", "nej"]
"""What somebody answered on a kept paper."""

PrintLevel = Literal["familj", "akt"]
"""For whom a document was printed: the family, or the file with what the family does not see."""

PrintHow = Literal["skrivare", "fil"]
"""How a document left the program."""

StandInReason = Literal["sjuk", "ledig", "slutat", "tillsyn", "annat"]
"""Why somebody works in the owner's place: ill, on leave, has left, supervision, something else."""

Word = TypeVar("Word", bound=str)


def one_of(words: tuple[Word, ...], said: object) -> Word:
    """Return the word among `words` that a control, a file or a signal said. Raises `ValueError` for another."""
    for word in words:
        if word == said:
            return word
    raise ValueError("no word of this state")


IDENTITY_KINDS: tuple[IdentityKind, ...] = get_args(IdentityKind)
LEGAL_SEXES: tuple[LegalSex, ...] = get_args(LegalSex)
ORGANISER_TYPES: tuple[OrganiserType, ...] = get_args(OrganiserType)
CUSTODIES: tuple[Custody, ...] = get_args(Custody)
CONTACT_RULES: tuple[ContactRule, ...] = get_args(ContactRule)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
SIGNED: tuple[Signed, ...] = get_args(Signed)
SIGNED_DOCUMENTS: tuple[SignedDocument, ...] = get_args(SignedDocument)
FOLLOW_UP_HOWS: tuple[FollowUpHow, ...] = get_args(FollowUpHow)
BOOSTER_STATUSES: tuple[BoosterStatus, ...] = get_args(BoosterStatus)
FOLLOW_UP_DECISIONS: tuple[FollowUpDecision, ...] = get_args(FollowUpDecision)
CHILD_ABSENCES: tuple[ChildAbsence, ...] = get_args(ChildAbsence)
STAGES: tuple[Stage, ...] = get_args(Stage)
SCHOOL_SILENCES: tuple[SchoolSilence, ...] = get_args(SchoolSilence)
SILENCES: tuple[Silence, ...] = get_args(Silence)
PROMISES_KEPT: tuple[PromiseKept, ...] = get_args(PromiseKept)
REFERRAL_KINDS: tuple[ReferralKind, ...] = get_args(ReferralKind)
REFERRAL_ANSWERS: tuple[ReferralAnswer, ...] = get_args(ReferralAnswer)
REFERRAL_CHANNELS: tuple[ReferralChannel, ...] = get_args(ReferralChannel)
REFERRAL_GROUNDS: tuple[ReferralGround, ...] = get_args(ReferralGround)
FAMILY_KNOWS: tuple[FamilyKnows, ...] = get_args(FamilyKnows)
CHILD_KNOWS: tuple[ChildKnows, ...] = get_args(ChildKnows)
PRESENCES: tuple[Presence, ...] = get_args(Presence)
ATTENDANCE_UNITS: tuple[AttendanceUnit, ...] = get_args(AttendanceUnit)
SPAN_KINDS: tuple[SpanKind, ...] = get_args(SpanKind)
STAND_IN_REASONS: tuple[StandInReason, ...] = get_args(StandInReason)
PRINT_LEVELS: tuple[PrintLevel, ...] = get_args(PrintLevel)
