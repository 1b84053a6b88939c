"""Annex 2 to the Rules: the application of a potential supplier or of the operator (clause 8(2)).

The order names the annex and does not contain its form: every section, title and hint here is
ours, and may never be cited as the order's.
"""

from dataclasses import dataclass

from .text import Text

ANNEX2_TITLE = Text(
    "Мемлекеттік органның қызметін автоматтандыруға әлеуетті өнім берушінің немесе оператордың өтінімі",
    "Заявка потенциального поставщика или оператора на автоматизацию деятельности государственного органа",
    "Application of a potential supplier or of the operator for automation of the activity of a state body",
)


@dataclass(frozen=True, slots=True)
class Annex2Section:
    """One section of the form; number, label and hint are ours."""

    number: int
    key: str
    label: Text
    hint: Text


ANNEX2_SECTIONS = (
    Annex2Section(
        1,
        "function",
        Text(
            "Мемлекеттік орган функциясының атауы және сипаты",
            "Наименование и описание функции государственного органа",
            "Name and description of the function of the state body",
        ),
        Text(
            "Автоматтандыру ұсынылатын функцияның атауы және оның қазіргі уақытта қалай орындалатыны көрсетіледі.",
            "Указывается наименование функции, которую предлагается автоматизировать, и как она выполняется в настоящее время.",
            "State the function that you propose to automate and how it is performed today.",
        ),
    ),
    Annex2Section(
        2,
        "product",
        Text(
            "Ұсынылатын сервистік бағдарламалық өнім немесе АКИ объектісі",
            "Предлагаемый сервисный программный продукт или объект ИКИ",
            "Service software product or ICI object proposed",
        ),
        Text(
            "Өнімнің түрі, атауы, сипаты және дайындық дәрежесі көрсетіледі: ол идея ма, әзірленіп жатыр ма, дайын ба, әлде пайдаланыла ма.",
            "Указываются вид, наименование, описание и степень готовности: идея, в разработке, готов или уже эксплуатируется.",
            "State the kind, name, description and readiness: an idea, in development, ready, or already in operation.",
        ),
    ),
    Annex2Section(
        3,
        "legal_basis",
        Text(
            "Функцияның нормативтік негізі",
            "Нормативное основание функции",
            "Legal basis of the function",
        ),
        Text(
            "Функция сипатталған нормативтік құқықтық актілер мен сервисті іске асыру көзделген бағдарламалар нақты баптары мен тармақтарына сілтеме жасала отырып көрсетіледі.",
            "Указываются нормативные правовые акты, описывающие функцию, и программы, предусматривающие реализацию сервиса, со ссылкой на конкретные статьи и пункты.",
            "Cite the legal acts that describe the function and the programmes that provide for the service, with their exact articles and clauses.",
        ),
    ),
    Annex2Section(
        4,
        "effect",
        Text(
            "Күтілетін әсер",
            "Ожидаемый эффект",
            "Expected effect",
        ),
        Text(
            "Мемлекеттік орган мен көрсетілетін қызметті алушылар үшін не өзгеретіні және қол жеткізілетін көрсеткіштер көрсетіледі.",
            "Указывается, что изменится для государственного органа и получателей услуг, и показатели, которые будут достигнуты.",
            "State what will change for the state body and for those it serves, and the indicators to be reached.",
        ),
    ),
    Annex2Section(
        5,
        "cost",
        Text(
            "Алдын ала құн және іске асыру моделі",
            "Предварительная стоимость и модель реализации",
            "Preliminary cost and model of implementation",
        ),
        Text(
            "Теңгемен алдын ала құны, іске асыру моделі (АСМ жобасы немесе АСМ МЖӘ жобасы) және құнның қалай есептелгені көрсетіледі.",
            "Указываются предварительная стоимость в тенге, модель реализации (проект сервисной модели информатизации или проект ГЧП сервисной модели информатизации) и порядок расчёта стоимости.",
            "State the preliminary cost in tenge, the model (a project of the service model or a PPP project of the service model) and how the cost was computed.",
        ),
    ),
    Annex2Section(
        6,
        "documents",
        Text(
            "Қоса берілетін құжаттар",
            "Прилагаемые документы",
            "Documents attached",
        ),
        Text(
            "Қажет болса, өнімнің сипаттамасы, құнның есебі немесе өзге де құжаттар қоса беріледі.",
            "При необходимости прилагаются описание продукта, расчёт стоимости или иные документы.",
            "Attach a description of the product, a calculation of the cost or other documents, if need be.",
        ),
    ),
    Annex2Section(
        7,
        "contacts",
        Text(
            "Жауапты адамдардың байланыс деректері",
            "Контактные данные ответственных лиц",
            "Contacts of the responsible persons",
        ),
        Text(
            "Тегі, аты, әкесінің аты (бар болған жағдайда), құрылымдық бөлімше, лауазымы, телефоны (жұмыс, ұялы), электрондық пошта.",
            "Фамилия, имя, отчество (при наличии), структурное подразделение, должность, телефон (рабочий, мобильный), электронная почта.",
            "Surname, name, patronymic (if any), unit, position, telephone (work, mobile), e-mail.",
        ),
    ),
)
