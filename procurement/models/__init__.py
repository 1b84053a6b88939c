from .announcement import Announcement
from .bid import Bid, Score
from .commission import Commission, Member
from .contract import Contract
from .design_task import DesignTask
from .ppp import PPPProject
from .ppp_list import PPPList
from .question import Question
from .tender import Tender

__all__ = [
    "Announcement",
    "Bid",
    "Commission",
    "Contract",
    "DesignTask",
    "Member",
    "PPPList",
    "PPPProject",
    "Question",
    "Score",
    "Tender",
]
