"""Clauses 90-92: development of an existing IC service."""

from ..actors import Role
from ..terms import Term, working_days
from ..text import Text
from .clause import Clause, Correction, Standing

C90 = Clause(
    "90",
    Text(
        "АК-қызметті дамытуға сұрау салу", "Запрос на развитие ИК-услуги", "Request for development"
    ),
    "90. АК-қызметті дамытуға қажеттілік болған кезде АК-қызметке тапсырыс беруші электронды сәулет порталы арқылы сервистік интегратордың көшірмесімен АК-қызметті дамытуға сұрау салуды уәкілетті органға жібереді.",
    Standing.BOUND,
    actors=frozenset({Role.CUSTOMER}),
    readings=("X16",),
    summary=Text(
        "Дамыту қажет болған кезде АК-қызметке тапсырыс беруші портал арқылы уәкілетті органға сұрау салу, сервистік интеграторға оның көшірмесін жібереді.",
        "При необходимости развития заказчик ИК-услуги через портал направляет запрос в уполномоченный орган с копией сервисному интегратору.",
        "When development is needed, the customer sends a request through the portal to the authorised body, with a copy to the service integrator.",
    ),
    enforces=Text(
        "Тек жұмыс істеп тұрған АК-қызмет бойынша және тек оның тапсырыс берушісінен қабылданады.",
        "Принимается только по существующей ИК-услуге и только от её заказчика.",
        "Only for an existing IC service, and only from its customer.",
    ),
    corrections=(
        Correction(
            "X16", "электронды сәулет порталы", "электрондық үкіметтің архитектуралық порталы"
        ),
    ),
)

C91 = Clause(
    "91",
    Text(
        "Дамытудың орындылығын талдау", "Анализ целесообразности развития", "Analysis of expediency"
    ),
    """91. Сервистік интегратор АК-қызметін дамыту мүмкіндігіне сұрау салуды алған күннен бастап 15 (он бес) жұмыс күнінен аспайтын мерзімде АК-қызметіне тапсырыс берушінің және оператордың және АК-қызметін дамытуға оператордың және өнім берушінің бағалық ұсынысын тарта отырып, АК-қызметін дамытудың орындылығына талдау жүргізеді.
Сервистік интегратор уәкілетті органға, АК-қызметіне тапсырыс берушіге және операторға АК-қызметін дамыту туралы қорытынды жібереді.""",
    Standing.BOUND,
    actors=frozenset({Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.OPERATOR, Role.SUPPLIER}),
    terms=(
        Term(
            "91.analysis",
            Text(
                "Дамытудың орындылығын талдау",
                "Анализ целесообразности развития",
                "Analysis of expediency",
            ),
            Role.SERVICE_INTEGRATOR,
            working_days(15),
            readings=("X2", "X17", "X22", "X27"),
            starts=Text(
                "сұрау салу көшірмесін алу",
                "получение копии запроса",
                "receipt of the copy of the request",
            ),
        ),
    ),
    readings=("X2", "X17", "X22", "X27"),
    summary=Text(
        "Сервистік интегратор сұрау салуды алған күннен бастап 15 жұмыс күнінен аспайтын мерзімде тапсырыс берушіні және операторды тарта отырып, оператор мен өнім берушінің бағалық ұсыныстары негізінде дамытудың орындылығын талдайды және қорытындыны уәкілетті органға, тапсырыс берушіге және операторға жібереді.",
        "Сервисный интегратор в срок не более 15 рабочих дней со дня получения запроса с привлечением заказчика и оператора и с ценовыми предложениями оператора и поставщика анализирует целесообразность развития и направляет заключение в уполномоченный орган, заказчику и оператору.",
        "Within 15 working days of receiving the request the service integrator analyses, with the customer and the operator and with price offers of the operator and the supplier, whether development is expedient; it sends its conclusion to the authorised body, the customer and the operator.",
    ),
    enforces=Text(
        "Оператордың және өнім беруші болса, оның да бағалық ұсынысынсыз қорытынды қабылданбайды; тапсырыс беруші мен оператордың қатысуы жазылады. Қорытындыны жіберуге бөлек мерзім белгіленбеген.",
        "Заключение не принимается без ценового предложения оператора и, при наличии поставщика, без его предложения; участие заказчика и оператора фиксируется. Отдельного срока направления заключения нет.",
        "Refused without the operator's price offer and, where a supplier exists, the supplier's; participation of customer and operator is recorded. Sending the conclusion has no term of its own.",
    ),
)

C92 = Clause(
    "92",
    Text(
        "Дамытуды және өнім берушіні ауыстыруды талқылау",
        "Обсуждение развития и замены поставщика",
        "Discussion of development and of the supplier",
    ),
    "92. АК-қызметін дамыту туралы оң қорытынды нәтижелері бойынша сервистік интегратор АК-қызметіне тапсырыс берушінің, уәкілетті органның және оператордың қатысуымен шешім қабылдау үшін АК-қызметін дамыту және өнім берушінің ауыстыру талқылауына бастамашылық жасайды.",
    Standing.BOUND,
    actors=frozenset({Role.SERVICE_INTEGRATOR, Role.CUSTOMER, Role.AUTHORISED_BODY, Role.OPERATOR}),
    readings=("X18",),
    summary=Text(
        "Қорытынды оң болса, сервистік интегратор тапсырыс берушінің, уәкілетті органның және оператордың қатысуымен екі мәселені талқылауға бастамашылық жасайды: АК-қызметті дамыту және өнім берушіні ауыстыру.",
        "При положительном заключении сервисный интегратор инициирует обсуждение с участием заказчика, уполномоченного органа и оператора по двум вопросам: развитие ИК-услуги и замена поставщика.",
        "After a positive conclusion the service integrator initiates a discussion with the customer, the authorised body and the operator on two questions: development and replacement of the supplier.",
    ),
    enforces=Text(
        "Теріс қорытындыдан кейін талқылау ашылмайды; әр мәселе бойынша бөлек шешім қабылданады.",
        "После отрицательного заключения обсуждение не открывается; по каждому вопросу принимается отдельное решение.",
        "Not opened after a negative conclusion; each question gets its own decision.",
    ),
    corrections=(Correction("X18", "өнім берушінің ауыстыру", "өнім берушіні ауыстыру"),),
)

CHAPTER = (C90, C91, C92)
