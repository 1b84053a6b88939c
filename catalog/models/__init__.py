from .entry import Entry
from .ic_service import ICService, ServiceVersion
from .informatization_object import InformatizationObject
from .integration_service import IntegrationService
from .rarity import Rarity
from .registered import Registered

__all__ = [
    "Entry",
    "ICService",
    "InformatizationObject",
    "IntegrationService",
    "Rarity",
    "Registered",
    "ServiceVersion",
]
