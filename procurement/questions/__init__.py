"""Questions and answers about an announced tender. All of it is ours: the order names none.

Everybody reads both at once; nobody learns who asks, bidders and integrator neither.

    actions.ask_question(tender, text, actor=) -> Question | Refusal
    actions.answer_question(question, text, actor=) -> Question | Refusal
    term.asking_ends_at(closes_at), term.explained(closes_at)
    reading.questions_of(announcement, actor) -> list[Asked]

Neither is a step: the version of the tender stays, so that nobody's form becomes stale by a question.
"""
