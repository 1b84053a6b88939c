from .bid import Bid, Score
from .commission import Commission, Member
from .contract import Contract
from .design_task import DesignTask
from .ppp import PPPList, PPPProject
from .tender import Tender

__all__ = [
    "Bid",
    "Commission",
    "Contract",
    "DesignTask",
    "Member",
    "PPPList",
    "PPPProject",
    "Score",
    "Tender",
]
