"""Analysis: what an analysis is, how it is loaded and applied, and the yields it predicts."""

from recast.analysis.card import AnalysisCard
from recast.analysis.cutflow import Cutflow, Selection, SelectionBuilder, Tally
from recast.analysis.expectation import Expectation, expectation, expected_yield
from recast.analysis.loader import LoadedAnalysis, list_analyses, load_analysis
from recast.analysis.normalisation import (
    Normalisation,
    parse_normalisation,
    predict_from_full,
    predict_from_signal,
)
from recast.analysis.protocol import Analysis
from recast.analysis.run import AnalysisResult, analyse
from recast.analysis.yields import Yield, total

__all__ = [
    "Analysis",
    "AnalysisCard",
    "AnalysisResult",
    "Cutflow",
    "Expectation",
    "LoadedAnalysis",
    "Normalisation",
    "Selection",
    "SelectionBuilder",
    "Tally",
    "Yield",
    "analyse",
    "expectation",
    "expected_yield",
    "list_analyses",
    "load_analysis",
    "parse_normalisation",
    "predict_from_full",
    "predict_from_signal",
    "total",
]
