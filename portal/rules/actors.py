"""Who acts under the Rules. The names follow the glossary."""

from enum import StrEnum

from .text import Text


class Role(StrEnum):
    """A part that an organisation plays in a project, or that the portal itself plays."""

    STATE_BODY = "state_body"
    APPLICANT = "applicant"  # filed Annex 2; not yet a supplier of anything
    AUTHORISED_BODY = "authorised_body"
    SERVICE_INTEGRATOR = "service_integrator"
    OPERATOR = "operator"
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    COMMISSION = "commission"
    SYSTEM = "system"


ROLE_NAMES = {
    Role.STATE_BODY: Text("мемлекеттік орган", "государственный орган", "state body"),
    Role.APPLICANT: Text("өтінім беруші", "заявитель", "applicant"),
    Role.AUTHORISED_BODY: Text("уәкілетті орган", "уполномоченный орган", "authorised body"),
    Role.SERVICE_INTEGRATOR: Text(
        "сервистік интегратор", "сервисный интегратор", "service integrator"
    ),
    Role.OPERATOR: Text("оператор", "оператор", "operator"),
    Role.SUPPLIER: Text("өнім беруші", "поставщик", "supplier"),
    Role.CUSTOMER: Text(
        "АК-қызметке тапсырыс беруші", "заказчик ИК-услуги", "customer of the IC service"
    ),
    Role.COMMISSION: Text("Комиссия", "Комиссия", "commission"),
    Role.SYSTEM: Text("портал", "портал", "the portal"),
}
