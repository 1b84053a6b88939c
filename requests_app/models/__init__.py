from .application import SupplierApplication
from .conclusion import Conclusion
from .initiative import Initiative
from .request import AutomationRequest

__all__ = ["AutomationRequest", "Conclusion", "Initiative", "SupplierApplication"]
