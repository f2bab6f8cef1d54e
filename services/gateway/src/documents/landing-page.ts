import type { Locale } from '@muster/http';
import { htmlPage } from './html.js';

const texts = {
  zh: {
    title: '企业吹哨、理事会报到',
    lead: '口岸企业提出一件难事，理事会按责任清单召集一个牵头单位和若干协同单位，各自签收、报到、办理，企业说了算：解决，还是没有解决。数字随之而来。',
    steps: ['吹哨', '派单', '签收', '报到', '共商方案', '办结', '回访'],
    links: '从这里开始',
    cards: [
      ['/console?lang=zh', '工作台', '吹哨、待办、派单与办理，浏览器中完成'],
      ['/docs?lang=zh', '接口文档', '所有接口、示例与角色，可直接试用'],
      ['/openapi.json', 'OpenAPI 3.1', '机器可读的接口描述'],
      ['/asyncapi.yaml', 'AsyncAPI 3.0', '公开事件：主题、消息与字段'],
      ['/problems?lang=zh', '问题代码', '每种拒绝的含义与处理办法'],
      ['/health/ready', '运行状态', '各服务是否就绪'],
    ],
    first: '第一次调用',
  },
  en: {
    title: 'The enterprise blows the whistle, the council reports in',
    lead: 'A port enterprise raises what it cannot solve alone. By its responsibility matrix the council musters one lead unit and its co-units; each signs, reports in and does its part, and the enterprise has the last word on whether it is solved. The figures follow by themselves.',
    steps: ['whistle', 'dispatch', 'sign', 'report in', 'joint solution', 'resolve', 'call back'],
    links: 'Start here',
    cards: [
      ['/console?lang=en', 'Console', 'whistles, inbox and dispatching, in the browser'],
      ['/docs?lang=en', 'API documentation', 'every endpoint with examples and roles, to be tried out'],
      ['/openapi.json', 'OpenAPI 3.1', 'the same for machines'],
      ['/asyncapi.yaml', 'AsyncAPI 3.0', 'public events: topics, messages, fields'],
      ['/problems?lang=en', 'Problem codes', 'what each refusal means and what to do'],
      ['/health/ready', 'Health', 'whether every service is ready'],
    ],
    first: 'A first call',
  },
} as const;

/** `/`: what this is and where to go. */
export function landingPage(locale: Locale, publicUrl: string): string {
  const { title, lead, steps, links, cards, first } = texts[locale];
  const body = `<h1>${title}</h1>
<p class="lead">${lead}</p>
<ol class="steps">${steps.map((step) => `<li><span>${step}</span></li>`).join('')}</ol>
<h2>${links}</h2>
<ul class="cards">${cards.map(([href, name, text]) => `<li><a href="${href}"><strong>${name}</strong><span>${text}</span></a></li>`).join('')}</ul>
<h2>${first}</h2>
<pre>curl -H "Authorization: Bearer mk_…" ${publicUrl}/v1/me</pre>`;
  return htmlPage({ locale, title, path: '/', body });
}
