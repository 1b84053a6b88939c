"""Official names of the holidays, by the Kazakh name under which `holidays` lists them."""

from portal.rules.text import Text

NEW_YEAR = Text("Жаңа жыл", "Новый год", "New Year")
CHRISTMAS = Text("Православиелік Рождество", "Православное Рождество", "Orthodox Christmas")
WOMEN = Text("Халықаралық әйелдер күні", "Международный женский день", "International Women's Day")
NAURYZ = Text("Наурыз мейрамы", "Наурыз мейрамы", "Nauryz Meiramy")
UNITY = Text(
    "Қазақстан халқының бірлігі мерекесі",
    "Праздник единства народа Казахстана",
    "Holiday of Unity of the People of Kazakhstan",
)
DEFENDER = Text("Отан қорғаушы күні", "День защитника Отечества", "Defender of the Fatherland Day")
VICTORY = Text("Жеңіс күні", "День Победы", "Victory Day")
CAPITAL = Text("Астана күні", "День Столицы", "Capital Day")
CONSTITUTION = Text(
    "Қазақстан Республикасының Конституциясы күні",
    "День Конституции Республики Казахстан",
    "Constitution Day of the Republic of Kazakhstan",
)
REPUBLIC = Text("Республика күні", "День Республики", "Republic Day")
REPUBLIC_OF_KAZAKHSTAN = Text(
    "Қазақстан Республикасы күні", "День Республики Казахстан", "Day of the Republic of Kazakhstan"
)
FIRST_PRESIDENT = Text(
    "Қазақстан Республикасының Тұңғыш Президенті күні",
    "День Первого Президента Республики Казахстан",
    "Day of the First President of the Republic of Kazakhstan",
)
INDEPENDENCE = Text("Тәуелсіздік күні", "День Независимости", "Independence Day")
KURBAN_AIT = Text("Құрбан айт", "Курбан-айт", "Kurban Ait")

BY_KAZAKH_NAME = {
    name.kk.lower(): name
    for name in (
        NEW_YEAR,
        CHRISTMAS,
        WOMEN,
        NAURYZ,
        UNITY,
        DEFENDER,
        VICTORY,
        CAPITAL,
        CONSTITUTION,
        REPUBLIC,
        REPUBLIC_OF_KAZAKHSTAN,
        FIRST_PRESIDENT,
        INDEPENDENCE,
        KURBAN_AIT,
    )
}
