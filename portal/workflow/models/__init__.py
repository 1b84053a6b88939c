from .message import Message
from .numbers import Counter
from .obligation import Obligation
from .participation import Delivery, Participation
from .project import Project
from .record import Attachment, Filing, Record

__all__ = [
    "Attachment",
    "Counter",
    "Delivery",
    "Filing",
    "Message",
    "Obligation",
    "Participation",
    "Project",
    "Record",
]
