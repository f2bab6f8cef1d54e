/** Command-line arguments from options: `{topic: 't', all: true, key: undefined}` → `--topic=t --all`. */
export function argumentsOf(
  options: Readonly<Record<string, string | boolean | number | undefined>>,
): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined || value === false) return [];
    return value === true ? [`--${name}`] : [`--${name}=${value}`];
  });
}
