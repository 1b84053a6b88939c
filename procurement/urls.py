"""Addresses of procurement: tenders and bids, the design task."""

from django.urls import path

from portal.web import converters  # noqa: F401 - <word:…>

from .views.bids import copies, filing, receipt, review, withdrawal
from .views.commission import declaration, forming
from .views.design import amendment, approval, editions, section, task
from .views.evaluation import scoring
from .views.tenders import announcement, listed

app_name = "procurement"
urlpatterns = [
    path("tenders/", listed.tenders, name="tenders"),
    path("tenders/<word:number>/", announcement.announcement, name="tender"),
    path("tenders/<word:number>/bid/", filing.bid, name="bid"),
    path("tenders/<word:number>/bid/review/", review.review, name="bid-review"),
    path("tenders/<word:number>/bid/copy.json", copies.as_json, name="bid-json"),
    path("tenders/<word:number>/bid/copy.pdf", copies.as_pdf, name="bid-pdf"),
    path("tenders/<word:number>/bid/receipt/", receipt.receipt, name="bid-receipt"),
    path("tenders/<word:number>/bid/receipt.pdf", receipt.as_pdf, name="bid-receipt-pdf"),
    path("tenders/<word:number>/bid/withdrawal/", withdrawal.withdrawal, name="bid-withdrawal"),
    path("cases/<word:number>/commission/", forming.forming, name="commission"),
    path("cases/<word:number>/declaration/", declaration.declaration, name="declaration"),
    path("cases/<word:number>/scoring/", scoring.scoring, name="scoring"),
    path("cases/<word:number>/design-task/", task.task, name="design-task"),
    path("cases/<word:number>/design-task/approval/", approval.approval, name="design-approval"),
    path(
        "cases/<word:number>/design-task/amendment/", amendment.amendment, name="design-amendment"
    ),
    path("cases/<word:number>/design-task/editions/", editions.editions, name="design-editions"),
    path(
        "cases/<word:number>/design-task/editions/<int:edition>/",
        task.edition,
        name="design-edition",
    ),
    path("cases/<word:number>/design-task/<slug:key>/", section.section, name="design-section"),
]
