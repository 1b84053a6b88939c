from .announcement import Announcement
from .bid import Bid, Score
from .commission import Commission, Member
from .commissioning import Commissioning
from .contract import Contract
from .design_task import DesignTask
from .ppp import PPPProject
from .ppp_list import PPPList
from .question import Question
from .tender import Tender
from .testing import Testing

__all__ = [
    "Announcement",
    "Bid",
    "Commission",
    "Commissioning",
    "Contract",
    "DesignTask",
    "Member",
    "PPPList",
    "PPPProject",
    "Question",
    "Score",
    "Tender",
    "Testing",
]
