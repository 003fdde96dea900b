"""Which form an entry of each register is filled in with."""

from frankpledge.partnership.forms.fieldwork import (
    ConcernForm,
    PremisesEventForm,
    PremisesForm,
    StreetForm,
    SurveyForm,
    TestForm,
)
from frankpledge.partnership.forms.information import InformationForm
from frankpledge.partnership.forms.registers import (
    AttendanceForm,
    ContactForm,
    CourseForm,
    EntryForm,
    IssueForm,
    MinutesForm,
    PracticeForm,
    RiskForm,
    ScrutinyForm,
    TermsForm,
)
from frankpledge.partnership.states import RegisterName


FORMS: dict[RegisterName, type[EntryForm]] = {
    RegisterName.TERMS: TermsForm,
    RegisterName.MINUTES: MinutesForm,
    RegisterName.COURSES: CourseForm,
    RegisterName.TRAINING: AttendanceForm,
    RegisterName.RISKS: RiskForm,
    RegisterName.ISSUES: IssueForm,
    RegisterName.SCRUTINY: ScrutinyForm,
    RegisterName.PRACTICE: PracticeForm,
    RegisterName.CONTACTS: ContactForm,
    RegisterName.PREMISES: PremisesForm,
    RegisterName.PREMISES_LOG: PremisesEventForm,
    RegisterName.TESTS: TestForm,
    RegisterName.SURVEY: SurveyForm,
    RegisterName.CONCERNS: ConcernForm,
    RegisterName.INFORMATION: InformationForm,
    RegisterName.STREET: StreetForm,
}
