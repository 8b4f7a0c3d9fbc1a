export const iconFile = '/icon.svg';

/** The page before its script has run; no inline script or style, so that the strictest content policy lets it through. */
export const indexHtml = `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Kasse</title>
<link rel="icon" href="${iconFile}" type="image/svg+xml">
<link rel="stylesheet" href="/app.css">
<script type="module" src="/app.js"></script>
</head>
<body>
<div id="till"></div>
<noscript>Die Kasse braucht JavaScript. Bitte im Browser einschalten und neu laden.</noscript>
</body>
</html>
`;
