"""Candidates for duplicates as a conclusion keeps them, put there without a search."""

from requests_app.models import Conclusion

ASPECTS = ("кезегін жүргізу", "есепке алу", "тіркеу", "мониторингі")
WHY = "Тек рецепттерді есепке алады."


def found(number: int, **changes) -> dict:
    """The candidate of this number: an object of somebody's that has a title in two languages."""
    return {
        "key": f"object:{number}",
        "kind": "object",
        "number": f"ОБ-{number}",
        "titles": {
            "kk": f"Жолдамалар {ASPECTS[number % 4]} № {number}",
            "ru": f"Учёт направлений № {number}",
            "en": "",
        },
        "owners": {"kk": "Денсаулық сақтау министрлігі", "ru": "Минздрав", "en": ""},
        "language": "kk",
        "path": f"/objects/{number}/",
        "score": 90 - 2 * number,  # whole percent
        "shared": ["жолдама", "пациент – больной"],
    } | changes


def give(conclusion: Conclusion, *candidates: dict) -> Conclusion:
    """Let the search have found these."""
    Conclusion.objects.filter(pk=conclusion.pk).update(candidates=list(candidates))
    return Conclusion.objects.get(pk=conclusion.pk)


def judged(number: int, key: str, verdict: str = "different", why: str = WHY) -> dict:
    """What the page posts of the candidate at this place, counted from 0."""
    prefix = f"k{number}"
    return {f"{prefix}-candidate": key, f"{prefix}-verdict": verdict, f"{prefix}-why": why}
