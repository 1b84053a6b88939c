"""Sealed bids: nobody learns what a bid says, or whose it is, before the opening.

See docs/sealed-bids.md for who can know what and when. What the app that keeps tenders calls:

    from procurement.sealing.rounds import publish_round, fail_round
        publish_round(tender_id, number, closes_at=…) -> Round | Refusal
    from procurement.sealing.bids import submit_bid, replace_bid, withdraw_bid, own_bid, new_token, Receipt
        submit_bid(round_id, actor=…, content={"price": Decimal, …}, attachments=[…], ceiling=…, token=…)
    from procurement.sealing.drafts import save_bid_draft, add_draft_file, remove_draft_file, read_draft,
        draft_attachments
    from procurement.sealing.judging import read_upload        (an upload as an Attachment)
    from procurement.sealing.closing import close_round, due_rounds
"""
