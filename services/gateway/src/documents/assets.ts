/** The product's mark: a whistle seen from the side, the sound going out. */
export const logoSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b3d4f"/><circle cx="12.5" cy="18" r="6.5" fill="none" stroke="#ffd166" stroke-width="3"/><path d="M12.5 11.5H26v4.2h-7.6" fill="none" stroke="#ffd166" stroke-width="3" stroke-linejoin="round"/><path d="M23 21.5l3.2 2.2M20.5 24.5l1.8 3.3" stroke="#7fd1c7" stroke-width="2.2" stroke-linecap="round"/></svg>`;

export const stylesheet = `
:root { --ink: #12262e; --soft: #4c626b; --line: #d9e2e5; --paper: #f6f8f8; --deep: #0b3d4f; --accent: #0a7a6c; --gold: #ffd166; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.65 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
.bar { display: flex; justify-content: space-between; align-items: center; flex-wrap: wrap; gap: .5rem 1.5rem; padding: .6rem clamp(1rem, 4vw, 3rem); background: var(--deep); }
.bar a { color: #fff; text-decoration: none; }
.bar nav a { margin-left: 1.2rem; opacity: .85; }
.bar a:hover, .bar a:focus-visible { opacity: 1; text-decoration: underline; }
.brand { display: inline-flex; align-items: center; gap: .6rem; font-weight: 650; font-size: 1.1rem; letter-spacing: .02em; }
body > main { max-width: 62rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; }
body > main.wide { max-width: none; padding: 0; }
h1 { font-size: clamp(1.6rem, 4vw, 2.3rem); line-height: 1.25; margin: 1rem 0 .4rem; }
h2 { font-size: 1.15rem; margin: 2.4rem 0 .8rem; }
.lead { color: var(--soft); font-size: 1.1rem; max-width: 44rem; margin: 0 0 1.5rem; }
a { color: var(--accent); }
.steps { display: flex; flex-wrap: wrap; gap: .5rem .6rem; padding: 0; margin: 1rem 0; list-style: none; }
.steps li { display: flex; align-items: center; gap: .6rem; }
.steps li span { background: #fff; border: 1px solid var(--line); border-radius: 999px; padding: .25rem .95rem; }
.steps li + li::before { content: "→"; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .9rem; padding: 0; list-style: none; }
.cards a { display: block; height: 100%; padding: 1rem 1.1rem; background: #fff; border: 1px solid var(--line); border-radius: 10px; text-decoration: none; color: inherit; }
.cards a:hover, .cards a:focus-visible { border-color: var(--accent); box-shadow: 0 1px 8px rgb(11 61 79 / .12); }
.cards strong { display: block; color: var(--accent); }
.cards span { color: var(--soft); font-size: .93rem; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; }
pre { background: #0d2b36; color: #e8f3f2; padding: 1rem 1.2rem; border-radius: 10px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: #fff; border: 1px solid var(--line); }
th, td { text-align: left; padding: .5rem .8rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { background: #eaf0f1; }
.status { display: inline-block; background: var(--deep); color: #fff; border-radius: 6px; padding: 0 .55rem; font-variant-numeric: tabular-nums; }
/* the API page */
.swagger-ui { font-family: inherit; }
.swagger-ui .topbar, .swagger-ui .info .title small.version-stamp { display: none; }
.swagger-ui .wrapper { max-width: 72rem; }
.swagger-ui .info { margin: 1.5rem 0 1rem; }
.swagger-ui .info .title { color: var(--ink); font-size: 1.7rem; }
.swagger-ui .scheme-container { background: none; box-shadow: none; padding: .5rem 0; }
.swagger-ui .opblock-tag { font-size: 1.15rem; border-bottom-color: var(--line); }
.swagger-ui .opblock .opblock-summary-description { color: var(--ink); }
.swagger-ui .btn.authorize { color: var(--accent); border-color: var(--accent); }
.swagger-ui .btn.authorize svg { fill: var(--accent); }
`;

/** Starts swagger-ui on \`/docs\`. A file of its own, because the content security policy allows no inline scripts. */
export const docsScript = `window.addEventListener('DOMContentLoaded', function () {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#api',
    deepLinking: true,
    docExpansion: 'list',
    filter: true,
    tagsSorter: 'alpha',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
    showExtensions: true,
    syntaxHighlight: { theme: 'nord' },
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout'
  });
});
`;
