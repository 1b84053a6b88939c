"""Items 2-4 of the order itself: registration, control, entry into force."""

from ..actors import Role
from ..terms import Term, calendar_days, working_days
from ..text import Text
from .clause import Clause, Standing

NOTHING_TO_ENFORCE = Text(
    "Порталда орындалатын талап жоқ; тармақ Қағидалар бетінде көрсетіледі.",
    "Исполняемых порталом требований нет; пункт показывается на странице Правил.",
    "Nothing to enforce; shown on the Rules page.",
)

ITEM_2 = Clause(
    "item-2",
    Text(
        "Тіркеу, жариялау және есеп беру",
        "Регистрация, опубликование и отчёт",
        "Registration, publication and report",
    ),
    """2. Қазақстан Республикасының Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігінің Цифрлық трансформация департаменті:
1) осы бұйрықты Қазақстан Республикасының Әділет министрлігінде мемлекеттік тіркеуді;
2) осы бұйрықты Қазақстан Республикасы Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігінің интернет-ресурсына орналастыруды;
3) осы бұйрық мемлекеттік тіркелгеннен кейін он жұмыс күні ішінде Қазақстан Республикасы Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрлігінің Заң департаментіне осы тармақтың 1) және 2) тармақшаларында көзделген іс-шаралардың орындалуы туралы мәліметтер ұсынуды қамтамасыз етсін.""",
    Standing.INFORMATIONAL,
    actors=frozenset({Role.AUTHORISED_BODY}),
    terms=(
        Term(
            "item-2.report",
            Text(
                "Заң департаментіне мәліметтер ұсыну",
                "Представление сведений в Юридический департамент",
                "Report to the Legal Department",
            ),
            Role.AUTHORISED_BODY,
            working_days(10),
            readings=("X22",),
            starts=Text(
                "бұйрықтың мемлекеттік тіркелуі",
                "государственная регистрация приказа",
                "state registration of the order",
            ),
        ),
    ),
    readings=("X22",),
    summary=Text(
        "Министрліктің Цифрлық трансформация департаменті бұйрықты тіркеуді, министрліктің интернет-ресурсына орналастыруды және тіркелгеннен кейін он жұмыс күні ішінде (14.04.2022 дейін) Заң департаментіне мәліметтер ұсынуды қамтамасыз етеді.",
        "Департамент цифровой трансформации министерства обеспечивает регистрацию приказа, размещение на интернет-ресурсе министерства и представление сведений в Юридический департамент в течение десяти рабочих дней после регистрации (до 14.04.2022).",
        "The ministry's Digital Transformation Department ensures registration of the order, publication on the ministry's site, and a report to the Legal Department within ten working days after registration (by 14 April 2022).",
    ),
    enforces=NOTHING_TO_ENFORCE,
)

ITEM_3 = Clause(
    "item-3",
    Text("Орындалуын бақылау", "Контроль за исполнением", "Control"),
    "3. Осы бұйрықтың орындалуын бақылау жетекшілік ететін Қазақстан Республикасының Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі вице-министріне жүктелсін.",
    Standing.INFORMATIONAL,
    actors=frozenset({Role.AUTHORISED_BODY}),
    summary=Text(
        "Бұйрықтың орындалуын бақылау жетекшілік ететін вице-министрге жүктеледі.",
        "Контроль за исполнением приказа возлагается на курирующего вице-министра.",
        "Control over the order lies with the supervising vice-minister.",
    ),
    enforces=NOTHING_TO_ENFORCE,
)

ITEM_4 = Clause(
    "item-4",
    Text("Қолданысқа енгізу", "Введение в действие", "Entry into force"),
    "4. Осы бұйрық алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
    Standing.INFORMATIONAL,
    terms=(
        Term(
            "item-4.in_force",
            Text(
                "Бұйрықтың қолданысқа енгізілуі",
                "Введение приказа в действие",
                "Entry into force of the order",
            ),
            Role.AUTHORISED_BODY,  # nobody's duty: the body whose order it is stands here
            calendar_days(10),
            starts=Text(
                "алғашқы ресми жариялау",
                "первое официальное опубликование",
                "first official publication",
            ),
        ),
    ),
    summary=Text(
        "Бұйрық алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.",
        "Приказ вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования.",
        "The order enters into force once ten calendar days have passed after the day of its first official publication.",
    ),
    enforces=NOTHING_TO_ENFORCE,
)

CHAPTER = (ITEM_2, ITEM_3, ITEM_4)
