"""What a potential supplier writes in a bid (clause 49, Annex 4), as typed and as sealed.

Nothing of it is kept outside `procurement.sealing`: no session, message, document or log.
"""
