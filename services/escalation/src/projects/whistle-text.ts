import type { ProjectProcess, WageTicks } from '../domain/projects/project-process.js';
import type { WantedWhistle } from '../domain/projects/wanted-whistles.js';

const TICKS: Readonly<Record<keyof WageTicks, string>> = {
  accountOpened: '未设立农民工工资专户 / no wage account',
  paidInFullOnTime: '未按时足额支付 / not paid in full and on time',
  wagesBeforeProgressPayment: '支付进度款前未优先保障工资 / wages not put before the progress payment',
};

/**
 * What the whistle of a process says, in both languages: nobody has written it, so nobody's language is known.
 *
 * @param project its names; its id stands for one that the directory no longer has.
 */
export function whistleText(
  process: ProjectProcess,
  { cause, reference }: WantedWhistle,
  project = { zh: process.projectId, en: process.projectId },
): { readonly title: string; readonly description: string } {
  switch (cause) {
    case 'wages_missing': {
      const ticks = process.wages.find(({ month }) => month === reference)!.ticks!;
      const missing = (Object.keys(TICKS) as (keyof WageTicks)[]).filter((tick) => !ticks[tick]);
      return {
        title: `工资支付有缺项：${project.zh} ${reference} / Wages in doubt: ${project.en}`,
        description: missing.map((tick) => TICKS[tick]).join('；'),
      };
    }
    case 'wage_check_missed':
      return {
        title: `工资支付未检查：${project.zh} ${reference} / Wages not checked: ${project.en}`,
        description: `${reference} 的工资支付情况逾期未登记 / nobody has recorded the check of ${reference} in time`,
      };
    case 'element_missing': {
      const phase = process.plan.phases.find(({ code }) => code === reference)!;
      const missing = process.elements.filter((element) => element.phase === reference && !element.ready);
      const names = missing.map(({ code }) => phase.elements.find((element) => element.code === code)!);
      return {
        title: `要素尚未具备：${project.zh}（${phase.nameZh}） / Elements missing: ${project.en}, ${phase.nameEn}`,
        description: names.map(({ nameZh, nameEn }) => `${nameZh} / ${nameEn}`).join('；'),
      };
    }
  }
}
