from .conclusion import Conclusion
from .request import AutomationRequest

__all__ = ["AutomationRequest", "Conclusion"]
