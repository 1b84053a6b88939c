from .entry import Entry
from .ic_service import ICService, ServiceVersion
from .informatization_object import InformatizationObject
from .integration_service import IntegrationService
from .load import Load
from .load_row import LoadRow
from .rarity import Rarity
from .registered import Registered

__all__ = [
    "Entry",
    "ICService",
    "InformatizationObject",
    "IntegrationService",
    "Load",
    "LoadRow",
    "Rarity",
    "Registered",
    "ServiceVersion",
]
