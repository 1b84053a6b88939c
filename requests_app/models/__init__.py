from .application import SupplierApplication
from .conclusion import Conclusion
from .development import DevelopmentRequest
from .initiative import Initiative
from .request import AutomationRequest

__all__ = [
    "AutomationRequest",
    "Conclusion",
    "DevelopmentRequest",
    "Initiative",
    "SupplierApplication",
]
