/**
 * Chromium takes one list of features to disable, the last one it is given, so what Playwright disables is repeated
 * here; a test compares the two.
 */
const PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

/** The browser's own reports to a site (Reporting API, Network Error Logging) are sent where nothing can stop them. */
const REPORTS = ['Reporting', 'NetworkErrorLogging']

/** The browser itself looks up payment methods, at addresses that a page names, where nothing can stop it either. */
const PAYMENTS = ['ServiceWorkerPaymentApps', 'WebPaymentsJustInTimePaymentApp']

/** The browser's own toolbar is a web page with a process of its own for every visitor, though nobody looks at it. */
const TOOLBAR = [
  'InitialWebUI',
  'PreloadTopChromeWebUI',
  'WebUIBackButton',
  'WebUIHomeButton',
  'WebUILocationBar',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'WebUIReloadButton',
  'WebUISplitTabsButton',
  'WebUIToolbar',
]

export const DISABLED_FEATURES: readonly string[] = [...PLAYWRIGHT, ...REPORTS, ...PAYMENTS, ...TOOLBAR]

/** What pages shall not find at all: sign-in by the browser, which asks providers that a page names. */
export const DISABLED_INTERFACES: readonly string[] = ['FedCm']
