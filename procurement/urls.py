"""Addresses of procurement: tenders and bids, the design task."""

from django.urls import path

from portal.web import converters  # noqa: F401 - <word:…>

from . import urls_operation
from .views import papers, ppp_list
from .views.bids import copies, files, filing, receipt, review, withdrawal
from .views.commission import declaration, forming, ladder, opening
from .views.contract import living, reading, refusal, tariff
from .views.contract import papers as contract_papers
from .views.contract import terms as contract_terms
from .views.design import amendment, approval, editions, section, task
from .views.evaluation import award, closing, scoring
from .views.tenders import announcement, differences, earlier, listed, questions

app_name = "procurement"
urlpatterns = [
    path("tenders/", listed.tenders, name="tenders"),
    path("tenders/<word:number>/", announcement.announcement, name="tender"),
    path("tenders/<word:number>/questions/", questions.ask, name="tender-questions"),
    path("tenders/<word:number>/questions/<int:question>/", questions.answer, name="tender-answer"),
    path(
        "tenders/<word:number>/announcements/<int:ordinal>/",
        earlier.earlier,
        name="tender-announcement",
    ),
    path(
        "tenders/<word:number>/announcements/<int:ordinal>/<word:language>.pdf",
        earlier.as_pdf,
        name="tender-pdf",
    ),
    path("tenders/<word:number>/editions/", differences.differences, name="tender-editions"),
    path("tenders/<word:number>/bid/", filing.bid, name="bid"),
    path("tenders/<word:number>/bid/review/", review.review, name="bid-review"),
    path("tenders/<word:number>/bid/copy.json", copies.as_json, name="bid-json"),
    path("tenders/<word:number>/bid/copy.pdf", copies.as_pdf, name="bid-pdf"),
    path("tenders/<word:number>/bid/receipt/", receipt.receipt, name="bid-receipt"),
    path("tenders/<word:number>/bid/receipt.pdf", receipt.as_pdf, name="bid-receipt-pdf"),
    path("tenders/<word:number>/bid/withdrawal/", withdrawal.withdrawal, name="bid-withdrawal"),
    path("cases/<word:number>/commission/", forming.forming, name="commission"),
    path("cases/<word:number>/declaration/", declaration.declaration, name="declaration"),
    path("cases/<word:number>/opening/", opening.opening, name="opening"),
    path("cases/<word:number>/evaluation/", closing.evaluation, name="evaluation"),
    path("cases/<word:number>/award/", award.award, name="award"),
    path("cases/<word:number>/ladder/", ladder.ladder, name="ladder"),
    path("cases/<word:number>/contract/", reading.contract, name="contract"),
    path("cases/<word:number>/contract/terms/", contract_terms.terms, name="contract-terms"),
    path("cases/<word:number>/contract/signing/", reading.signing, name="contract-signing"),
    path("cases/<word:number>/contract/refusal/", refusal.refusal, name="contract-refusal"),
    path("cases/<word:number>/contract/rent/", living.start, name="contract-rent"),
    path("cases/<word:number>/contract/tariff/", tariff.tariff, name="contract-tariff"),
    path("cases/<word:number>/contract/transfer/", living.transfer, name="contract-transfer"),
    path("cases/<word:number>/contract/breach/", living.breach, name="contract-breach"),
    path(
        "cases/<word:number>/contract/no-performance/",
        living.no_performance,
        name="contract-no-performance",
    ),
    path("cases/<word:number>/contract/continuity/", living.continuity, name="contract-continuity"),
    path(
        "cases/<word:number>/contract/papers/<slug:name>/",
        contract_papers.paper,
        name="contract-paper",
    ),
    path(
        "cases/<word:number>/contract/papers/<slug:name>.pdf",
        contract_papers.as_pdf,
        name="contract-paper-pdf",
    ),
    path("cases/<word:number>/tender-papers/<slug:name>/", papers.paper, name="paper"),
    path("cases/<word:number>/tender-papers/<slug:name>.pdf", papers.as_pdf, name="paper-pdf"),
    path("cases/<word:number>/bids/<word:bid>/files/<int:place>/", files.file, name="bid-file"),
    path("ppp-list/", ppp_list.ppp_list, name="ppp-list"),
    path("ppp-list/approval/", ppp_list.approval, name="ppp-list-approval"),
    path("ppp-list/<int:number>/", ppp_list.edition, name="ppp-list-edition"),
    path("ppp-list/<int:number>/<word:language>.pdf", ppp_list.as_pdf, name="ppp-list-pdf"),
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
    *urls_operation.urlpatterns,
]
