"""Which order and which edition of the Rules the portal runs."""

from datetime import date
from pathlib import Path

from .text import Text

ORDER_NUMBER = "101/НҚ"
ORDER_DATE = date(2022, 3, 31)
ORDER_REGISTRATION = "27343"

# The order as published, word for word: what `Clause.text_kk` quotes.
ORDER_TEXT = Path(__file__).with_name("order-101-nk-2022.kk.txt")

RULES_TITLE = Text(
    "Ақпараттандырудың сервистік моделін іске асыру қағидалары",
    "Правила реализации сервисной модели информатизации",
    "Rules for implementing the service model of informatization",
)

ORDER_TITLE = Text(
    "«Ақпараттандырудың сервистік моделін іске асыру қағидаларын бекіту туралы» Қазақстан Республикасы Инвестициялар және даму министрінің міндетін атқарушының 2016 жылғы 28 қантардағы № 129 бұйрығына өзгерістер мен толықтырулар енгізу туралы",
    "О внесении изменений и дополнений в приказ исполняющего обязанности Министра по инвестициям и развитию Республики Казахстан от 28 января 2016 года № 129 «Об утверждении Правил реализации сервисной модели информатизации»",
    "On amendments and additions to Order № 129 of 28 January 2016 of the Acting Minister for Investments and Development of the Republic of Kazakhstan “On approval of the Rules for implementing the service model of informatization”",
)

ORDER = Text(
    "Қазақстан Республикасының Цифрлық даму, инновациялар және аэроғарыш өнеркәсібі министрінің 2022 жылғы 31 наурыздағы № 101/НҚ бұйрығы. Қазақстан Республикасының Әділет министрлігінде 2022 жылғы 31 наурызда № 27343 болып тіркелді",
    "Приказ Министра цифрового развития, инноваций и аэрокосмической промышленности Республики Казахстан от 31 марта 2022 года № 101/НҚ. Зарегистрирован в Министерстве юстиции Республики Казахстан 31 марта 2022 года № 27343",
    "Order of the Minister of Digital Development, Innovations and Aerospace Industry of the Republic of Kazakhstan of 31 March 2022 № 101/НҚ. Registered with the Ministry of Justice of the Republic of Kazakhstan on 31 March 2022 under № 27343",
)

EDITION = Text(
    "Портал Қағидалардың 2022 жылғы редакциясын іске асырады. Бұйрық Қағидаларға өзгерістер мен толықтырулар ғана енгізеді: өзгертілмеген тармақтар (2, 4–7, 9–10, 14–17, 21–31 және басқалары) де бар, бірақ мұнда келтірілмеген. 2023 жылғы 1 қаңтардан бастап Қағидаларға жаңа атау берілді.",
    "Портал исполняет Правила в редакции 2022 года. Приказ лишь вносит изменения и дополнения в Правила: неизменённые пункты (2, 4–7, 9–10, 14–17, 21–31 и другие) существуют, но здесь не приведены. С 1 января 2023 года Правила получили новое название.",
    "The portal runs the Rules in their edition of 2022. The order only amends: the clauses it leaves alone (2, 4–7, 9–10, 14–17, 21–31 and others) exist but are not shown here. From 1 January 2023 the Rules bear a new title.",
)
