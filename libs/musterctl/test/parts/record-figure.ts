import { request } from 'undici';

/** Records a figure that was published about the port. @returns its id, which is its key on `muster.metrics.v1`. */
export async function recordFigure(gatewayUrl: string, apiKey: string): Promise<string> {
  const figure = {
    indicator_code: 'cargo_throughput',
    name_zh: '货物吞吐量',
    name_en: 'Cargo throughput',
    unit_zh: '万吨',
    unit_en: '10,000 t',
    from: '2021-01',
    to: '2021-03',
    value: '6191.56',
    year_on_year_percent: '16.06',
    source: '公开报道',
  };
  const { statusCode, body } = await request(`${gatewayUrl}/v1/statistics/external-figures`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(figure),
  });
  if (statusCode !== 200) throw new Error(await body.text());
  return ((await body.json()) as { id: string }).id;
}
