/** Headers of every answer of the API: it is data, never a page. */
export function apiHeaders(https: boolean): Record<string, string> {
  return { ...common(https), 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };
}

/** Headers of the pages that people open: everything from this very host, nothing inline but style attributes (swagger-ui's). */
export function pageHeaders(https: boolean): Record<string, string> {
  const policy = [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return { ...common(https), 'content-security-policy': policy.join('; ') };
}

function common(https: boolean): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}
