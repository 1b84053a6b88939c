from .entry import Entry
from .informatization_object import InformatizationObject
from .integration_service import IntegrationService
from .rarity import Rarity
from .registered import Registered

__all__ = ["Entry", "InformatizationObject", "IntegrationService", "Rarity", "Registered"]
