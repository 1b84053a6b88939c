"""Pages of procurement in three languages on a telephone: sound on each.

The cases are those of the demo, by the place at which they were filed.
"""

import pytest

from tests.journeys.checks import sound
from tests.journeys.people import CITY, CITY_HEAD, HEALTH_HEAD, INTEGRATOR, SUPPLIER

DRAFTED, OPEN, CLOSED, AWARDED, SIGNED, PPP, EMPTY = range(13, 20)
PAGES = {
    None: [
        "tenders/", f"tenders/<{OPEN}>/", f"tenders/<{AWARDED}>/", f"tenders/<{EMPTY}>/",
    ],
    SUPPLIER: [f"tenders/<{OPEN}>/bid/", f"tenders/<{CLOSED}>/bid/", f"cases/<{AWARDED}>/"],
    INTEGRATOR: [
        f"cases/<{DRAFTED}>/", f"cases/<{DRAFTED}>/design-task/",
        f"cases/<{DRAFTED}>/design-task/general/", f"cases/<{DRAFTED}>/design-task/selection/",
        f"cases/<{DRAFTED}>/design-task/schedule/", f"cases/<{DRAFTED}>/design-task/approval/",
        f"cases/<{OPEN}>/design-task/", f"cases/<{PPP}>/tender/publish/",
    ],
    HEALTH_HEAD: [f"cases/<{AWARDED}>/scoring/", f"cases/<{AWARDED}>/"],
    CITY: [f"cases/<{PPP}>/", f"cases/<{PPP}>/tender/consent/"],
    CITY_HEAD: [f"cases/<{SIGNED}>/", f"cases/<{SIGNED}>/scoring/"],
}  # fmt: skip


@pytest.mark.parametrize("language", ["", "/ru", "/en"])
@pytest.mark.parametrize("person", PAGES)
def test_pages_of_procurement_are_sound_on_a_telephone(sit_down, portal, person, language):
    page = sit_down(person, width=360)
    for kind in PAGES[person]:
        before, _, rest = kind.partition("<")
        place, _, after = rest.partition(">")
        number = portal.case(int(place)) if place else ""
        address = f"{language}/{before}{number}{after}"
        assert page.goto(address).status == 200, address
        sound(page)
