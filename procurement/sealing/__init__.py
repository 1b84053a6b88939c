"""Sealed bids: nobody learns what a bid says, or whose it is, before the opening.

Who can know what and when: docs/sealed-bids.md. All functions return what they promise or a `Refusal`;
an ill-made call raises. A bid is no `Record` before the opening: a record would name its bidder.

Publishing, inside the transaction of the tender's step, as any role:

    rounds.publish_round(tender_id, number, closes_at=clock.end_of_day(last_day)) -> Round | Refusal
    rounds.fail_round(round_id) -> Round | Refusal          the key is lost: announce again

Bidding (every write is a transaction of its own; never inside `perform`, never a document or a session):

    judging.read_upload(upload) -> Attachment               raises InvalidFile; stores nothing
    drafts.save_bid_draft(round_id, actor=, content=) -> datetime | Refusal
    drafts.add_draft_file(round_id, actor=, attachment=) -> UUID | Refusal
    drafts.remove_draft_file(round_id, actor=, file=) -> None | Refusal
    drafts.read_draft(round_id, actor) -> Draft | None      content as typed, files by name and size
    drafts.draft_attachments(round_id, actor) -> tuple[Attachment, ...]
    bids.submit_bid(round_id, actor=, content=, attachments=(), ceiling=None, token="")
        -> Receipt | Refusal    content["price"] is a Decimal; token = bids.new_token() of the form
    bids.replace_bid(the same) -> Receipt | Refusal
    bids.withdraw_bid(round_id, actor=) -> Receipt | Refusal
    bids.own_bid(round_id, actor) -> Receipt | None         number, moment, sha256: no more is knowable

Closing, from the sweep or the tender's step:

    closing.due_rounds() -> list[Round]
    closing.close_round(round_id) -> Closed(bid_count, closed_at, repeated) | Refusal

The Commission and the opening:

    commission.set_quorum(round_id, members=[user ids, not the recused], quorum=, formed_at=)
    commission.dissolve(round_id)
    commission.confirm_opening(round_id, actor=) -> Quorum(confirmed, required, reached) | Refusal
    orders.order_opening(round_id, actor=, wait=5) -> list[OpenedBid] | Refusal
        from the view, before the step and outside a transaction: asks the opener, waits for it
    orders.opened_bids(round_id) -> list[OpenedBid] | Refusal
        inside the step; in stories and tests, which run as the owner, this itself opens
    OpenedBid: number, submitted_at, organisation_id, user_id, identity, price, answers, attachments,
        unreadable ("" or why)

The opener itself (`manage.py runopener`): opener.turn, opening.open_round.
"""
