"""Clauses 98-109: notices after commissioning, ownership and rent, continuity."""

from ..actors import Role
from ..terms import Term, until_event, working_days, years
from ..text import Text
from .clause import Clause, Correction, Standing

C98 = Clause(
    "98",
    Text(
        "Енгізу және каталог туралы хабарламалар",
        "Уведомления о вводе и о каталоге",
        "Notices of commissioning and cataloguing",
    ),
    """98. Оператор сервистік бағдарламалық өнімді немесе АКИ объектісін өнеркәсіптік пайдалануға енгізу хаттамасына қол қойылғаннан кейін 3 (үш) жұмыс күнінен кешіктірмей Сервистік интеграторға хаттама көшірмесімен бірге тиісті хабарлама жібереді.
Сервистік интегратор оператордан хабарлама алған күннен бастап 3 (үш) жұмыс күнінен кешіктірілмейтін мерзімде АК-қызметті АК-қызметтер каталогына енгізу қажеттігі туралы хабарламаны уәкілетті органға жібереді.""",
    Standing.BOUND,
    actors=frozenset({Role.OPERATOR, Role.SERVICE_INTEGRATOR}),
    terms=(
        Term(
            "98.operator_notice",
            Text(
                "Сервистік интеграторға енгізу туралы хабарлама",
                "Уведомление сервисного интегратора о вводе",
                "Notice of commissioning to the integrator",
            ),
            Role.OPERATOR,
            working_days(3),
            readings=("X22", "X28"),
            starts=Text(
                "енгізу хаттамасына қол қою",
                "подписание протокола ввода",
                "signature of the commissioning protocol",
            ),
        ),
        Term(
            "98.integrator_notice",
            Text(
                "Уәкілетті органға каталогқа енгізу қажеттігі туралы хабарлама",
                "Уведомление уполномоченного органа о необходимости включения в каталог",
                "Notice to the authorised body that the service has to be catalogued",
            ),
            Role.SERVICE_INTEGRATOR,
            working_days(3),
            readings=("X2", "X22", "X27"),
            starts=Text(
                "оператордың хабарламасын алу",
                "получение уведомления оператора",
                "receipt of the operator's notice",
            ),
        ),
    ),
    readings=("X2", "X22", "X27", "X28"),
    summary=Text(
        "Оператор енгізу хаттамасына қол қойылғаннан кейін 3 жұмыс күнінен кешіктірмей хаттама көшірмесімен бірге сервистік интеграторға хабарлайды; сервистік интегратор хабарламаны алған күннен бастап 3 жұмыс күнінен кешіктірмей уәкілетті органға АК-қызметті каталогқа енгізу қажеттігі туралы хабарлайды.",
        "Оператор не позднее 3 рабочих дней после подписания протокола ввода уведомляет сервисного интегратора с приложением копии протокола; сервисный интегратор не позднее 3 рабочих дней со дня получения уведомляет уполномоченный орган о необходимости включения ИК-услуги в каталог.",
        "Within 3 working days of signing, the operator notifies the service integrator with a copy of the commissioning protocol; within 3 working days of receipt the service integrator notifies the authorised body that the IC service has to be catalogued.",
    ),
    enforces=Text(
        "Хаттаманың көшірмесінсіз хабарлама қабылданбайды.",
        "Уведомление без копии протокола не принимается.",
        "The copy of the protocol is mandatory.",
    ),
)

C103_1 = Clause(
    "103-1",
    Text("Өнімді меншікке беру", "Передача продукта в собственность", "Ownership transfer"),
    "103-1. Егер жобалауға тапсырмада сервистік бағдарламалық өнімді жалға алу мерзімінен үш жыл өткеннен кейін мемлекеттік органның меншігіне беру туралы талап көрсетілсе, онда өнім беруші мен мемлекеттік орган арасындағы шартқа сәйкес сервистік бағдарламалық өнім мемлекеттік органның меншігіне беріледі.",
    Standing.BOUND,
    actors=frozenset({Role.SUPPLIER, Role.STATE_BODY}),
    terms=(
        Term(
            "103-1.transfer",
            Text(
                "Сервистік бағдарламалық өнімді меншікке беру",
                "Передача сервисного программного продукта в собственность",
                "Transfer of the service software product",
            ),
            Role.SUPPLIER,
            years(3),
            readings=("X19", "X29"),
            starts=Text("жалға алудың басталуы", "начало аренды", "start of the rent"),
            milestone=True,
            of_record=True,
        ),
    ),
    readings=("X19", "X29"),
    summary=Text(
        "Жобалауға арналған тапсырмада талап етілсе, жалға алудың үш жылы өткеннен кейін сервистік бағдарламалық өнім шартқа сәйкес мемлекеттік органның меншігіне беріледі.",
        "Если это предусмотрено заданием на проектирование, по истечении трёх лет аренды сервисный программный продукт передаётся в собственность государственного органа согласно договору.",
        "If the design task demands it, the service software product passes to the state body after three years of rent, under the contract.",
    ),
    enforces=Text(
        "Тапсырмада мұндай талап болмаса немесе үш жыл өтпесе, меншікке беру тіркелмейді.",
        "Передача не регистрируется, если задание её не предусматривает или три года не истекли.",
        "Refused when the design task is silent, or early.",
    ),
)

C103_2 = Clause(
    "103-2",
    Text(
        "Үш жылдан кейінгі жалдау құны", "Стоимость аренды после трёх лет", "Rent after three years"
    ),
    "103-2. СБӘ жеткізушісінің АҚ-қызметтер объектісінің жұмыс құны үш жыл өткеннен кейін кодтарды алып журу құнына ғана негізделген жалдау құнын қамтиды",
    Standing.BOUND,
    actors=frozenset({Role.SUPPLIER, Role.CUSTOMER}),
    terms=(
        Term(
            "103-2.maintenance",
            Text(
                "Тек сүйемелдеу құны алынатын кезеңге өту",
                "Переход к оплате только сопровождения",
                "Rent falls to maintenance only",
            ),
            Role.SUPPLIER,
            years(3),
            readings=("X19", "X29"),
            starts=Text("жалға алудың басталуы", "начало аренды", "start of the rent"),
            prolong=False,
            milestone=True,
            of_record=True,
        ),
    ),
    readings=("X4", "X19", "X29"),
    summary=Text(
        "Үш жыл өткеннен кейін, төртінші жылдан бастап жалдау құны тек кодтарды сүйемелдеу құнын қамтиды.",
        "По истечении трёх лет, с четвёртого года, стоимость аренды включает только стоимость сопровождения кода.",
        "After three years, from year 4 on, the rent covers maintenance of the code only.",
    ),
    enforces=Text(
        "Тарифке басқа құрамдас бөлік енгізілмейді.",
        "Иная составляющая в тариф не принимается.",
        "Any other component of the tariff is refused.",
    ),
    corrections=(
        Correction("X4", "СБӘ", "СБӨ"),
        Correction("X4", "АҚ-қызметтер", "АК-қызметтер"),
        Correction("X4", "алып журу", "алып жүру"),
    ),
)

C109 = Clause(
    "109",
    Text(
        "Шарт бұзылған кездегі үздіксіз пайдалану",
        "Непрерывность эксплуатации при нарушении договора",
        "Continuity when the contract is broken",
    ),
    "109. Өнім беруші АСМ және (немесе) АСМ МЖӘ шартын орындаудан бас тарту немесе бұзы кезінде сервистік бағдарламалық өнімді немесе АҚИ объектісін пайдалануды электрондық ақпараттық ресурстардың көші-қоны бойынша жұмыстарды есепке ала отырып, оператор жаңа сервистік бағдарламалық өнімді немесе АҚИ объектісін өнеркәсіптік пайдалануға бергенге дейін жүзеге асырады.",
    Standing.BOUND,
    actors=frozenset({Role.OPERATOR}),
    terms=(
        Term(
            "109.continuity",
            Text("Үздіксіз пайдалану", "Непрерывная эксплуатация", "Continued operation"),
            Role.OPERATOR,
            until_event(),
            of_record=True,
            starts=Text(
                "шартты орындаудан бас тарту немесе оны бұзу; жаңасы енгізілгенге дейін",
                "отказ от исполнения договора или его нарушение; до ввода нового",
                "refusal or breach of the contract; until a new one is commissioned",
            ),
        ),
    ),
    readings=("X4", "X30"),
    summary=Text(
        "Өнім беруші шартты орындаудан бас тартса немесе оны бұзса, оператор жаңа өнім немесе объект енгізілгенге дейін, электрондық ресурстардың көші-қонын ескере отырып, қолданыстағысын пайдалануды жалғастырады.",
        "Если поставщик отказывается от исполнения договора или нарушает его, оператор до ввода нового продукта или объекта продолжает эксплуатацию прежнего с учётом миграции электронных информационных ресурсов.",
        "If the supplier refuses or breaks the contract, the operator keeps the product or object in operation, with migration of the electronic resources, until a new one is commissioned.",
    ),
    enforces=Text(
        "Жаңасы енгізілгенге дейін пайдалануды тоқтатуға жол берілмейді.",
        "Прекращение эксплуатации до ввода нового не допускается.",
        "Deactivation is refused before a new one is commissioned.",
    ),
    corrections=(
        Correction("X30", "бұзы", "бұзу"),
        Correction("X4", "АҚИ", "АКИ"),
    ),
)

CHAPTER = (C98, C103_1, C103_2, C109)
