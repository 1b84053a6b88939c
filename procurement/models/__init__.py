from .bid import Bid, Score
from .commission import Commission, Member
from .commissioning import Commissioning
from .contract import Contract
from .design_task import DesignTask
from .ppp import PPPList, PPPProject
from .tender import Tender
from .testing import Testing

__all__ = [
    "Bid",
    "Commission",
    "Commissioning",
    "Contract",
    "DesignTask",
    "Member",
    "PPPList",
    "PPPProject",
    "Score",
    "Tender",
    "Testing",
]
