"""How the tests start a Chromium: without what no test looks at and every window would pay for."""

from __future__ import annotations

from playwright.sync_api import Browser, Playwright

from tools.chromium import on_machine

_WITHOUT = (
    # Two pages of the address bar's own, each in a process of its own for every window: half the cost of a short test.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # A process in reserve for every window, of which most tests open one page.
    "SpareRendererForSitePerProcess",
    # What Playwright turns off; it says so in a flag that this one replaces.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "BlockOriginHeaderModificationOnRedirect",
    "DestroyProfileOnBrowserClose",
    "DialMediaRouteProvider",
    "GlobalMediaControls",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "Translate",
)
FLAGS = [
    "--no-sandbox",
    # Widths of letters as a phone has them; the one without windows would round them to whole pixels.
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
    f"--disable-features={','.join(_WITHOUT)}",
]


def launch(playwright: Playwright) -> Browser:
    """A browser without a window, asking nobody for anything of its own."""
    return playwright.chromium.launch(executable_path=on_machine(), args=FLAGS)
