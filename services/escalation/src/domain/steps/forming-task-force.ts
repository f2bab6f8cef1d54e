import type { Instant } from '@muster/clock';
import { v5 } from 'uuid';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { AutomaticEffect, TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { automaticRows, ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { type Whistle, workingUnits } from '../whistle.js';

export interface TaskForceCommands {
  /** @property headOfficerId the secretary who leads it. @property standDownWhen what must be so for it to end. */
  form_task_force: {
    taskForceId: string;
    headOfficerId: string;
    unitIds: readonly string[];
    standDownWhen: string;
  };
  add_task: { taskId: string; unitId: string; title: string };
  finish_task: { taskId: string; result: string };
  stand_down: { result: string };
}

export interface TaskForceEvents {
  'taskforce.formed': {
    task_force_id: string;
    head_officer_id: string;
    unit_ids: string[];
    stand_down_when: string;
    /** The plan that formed it; absent when the council did. */
    plan_code?: string;
  };
  'taskforce.task_added': { task_force_id: string; task_id: string; unit_id: string; title: string };
  'taskforce.task_done': { task_force_id: string; task_id: string; unit_id: string; result: string };
  'taskforce.stood_down': { task_force_id: string; tasks_done: number; result: string };
}

export interface Task {
  readonly id: string;
  readonly unitId: string;
  readonly title: string;
  readonly result: string | null;
  readonly doneAt: Instant | null;
}

export interface TaskForce {
  readonly id: string;
  readonly headOfficerId: string;
  readonly unitIds: readonly string[];
  readonly standDownWhen: string;
  readonly tasks: readonly Task[];
  readonly formedAt: Instant;
  readonly stoodDown: { readonly result: string; readonly at: Instant } | null;
}

export interface TaskForceParticulars {
  readonly taskForces?: readonly TaskForce[];
}

const AT_WORK = ['dispatched', 'in_progress', 'sign_off', 'on_account'] as const;

/** It ends with its own word: what became of its tasks is told however the whistle ended. */
const AFTERWARDS = ['resolved', 'closed', 'merged', 'withdrawn'] as const;

/** T9: a task force (專班) under a named secretary, with a task board, until its work is done (mechanisms 3.13). */
export const taskForceRows = ticketRows({
  T9: {
    from: AT_WORK,
    to: 'same',
    trigger: 'form_task_force',
    actors: ['council'],
    guards: ['no_task_force_yet', 'head_is_a_secretary', 'units_take_assignments', 'units_take_part'],
    events: ['taskforce.formed'],
    zh: '成立工作专班',
    en: 'The council forms a task force',
  },
  'T9-task': {
    from: AT_WORK,
    to: 'same',
    trigger: 'add_task',
    actors: ['council', 'dispatcher'],
    guards: ['task_force_at_work', 'unit_of_task_force'],
    events: ['taskforce.task_added'],
    zh: '专班派任务',
    en: 'A task for one of its units',
  },
  'T9-done': {
    from: [...AT_WORK, ...AFTERWARDS],
    to: 'same',
    trigger: 'finish_task',
    actors: ['task_unit', 'council', 'dispatcher'],
    guards: ['task_force_at_work', 'task_is_open', 'attachments_are_the_whistles'],
    events: ['taskforce.task_done'],
    zh: '完成任务',
    en: 'A task is done',
  },
  'T9-stand-down': {
    from: [...AT_WORK, ...AFTERWARDS],
    to: 'same',
    trigger: 'stand_down',
    actors: ['council'],
    guards: ['task_force_at_work', 'no_open_tasks'],
    events: ['taskforce.stood_down'],
    zh: '专班撤销',
    en: 'The task force stands down',
  },
});

/** T9 for emergencies: the plan has named the head and the end beforehand, so nobody has to be asked (ADR-0156). */
export const taskForceAutomatic = automaticRows({
  'T9-emergency': {
    from: ['dispatched'],
    to: 'same',
    trigger: 'automatic',
    when: 'plan_forms_task_force',
    events: ['taskforce.formed'],
    zh: '应急预案启动专班',
    en: 'An emergency’s plan forms a task force',
  },
});

/** Is it an emergency whose plan names a secretary, and has nobody formed a task force yet? */
export function plansTaskForce({ dispatch, particulars }: Whistle): boolean {
  const { plan } = dispatch!;
  return plan?.kind === 'emergency' && plan.secretary_officer_id !== undefined && !particulars.taskForces;
}

export const formingEffects = {
  'T9-emergency': (whistle) => {
    const { code, secretary_officer_id, stand_down_when } = whistle.dispatch!.plan!;
    return [
      {
        type: 'taskforce.formed',
        data: {
          // The same for the same whistle, so that a decision taken twice forms it once.
          task_force_id: v5(`task-force/${code}`, whistle.id),
          head_officer_id: secretary_officer_id!,
          unit_ids: workingUnits(whistle),
          stand_down_when: stand_down_when ? `${stand_down_when.name_zh} / ${stand_down_when.name_en}` : '',
          plan_code: code,
        },
      },
    ];
  },
} satisfies Record<keyof typeof taskForceAutomatic, AutomaticEffect>;

export const taskForceGuards = {
  no_task_force_yet({ whistle }: Situation) {
    if (taskForceOf(whistle!)) throw new Refusal('task_force_at_work');
  },
  head_is_a_secretary({ command, context }: Situation) {
    const { headOfficerId } = command as Command<'form_task_force'>;
    if (!directoryOf(context).isSecretary(headOfficerId))
      throw new Refusal('head_is_no_secretary', { officer_id: headOfficerId });
  },
  units_take_assignments({ command, context }: Situation) {
    const { unitIds } = command as Command<'form_task_force'>;
    const directory = directoryOf(context);
    const unknown = unitIds.filter((id) => directory.unit(id)?.active !== true);
    if (unknown.length > 0) throw new Refusal('unknown_units', { unit_ids: unknown });
  },
  /** Whoever gets a task must see what it is about, and answers for it in the whistle's clocks. */
  units_take_part({ whistle, command }: Situation) {
    const { unitIds } = command as Command<'form_task_force'>;
    const absent = unitIds.filter((id) => !whistle!.assignments.some(({ unitId }) => unitId === id));
    if (absent.length > 0) throw new Refusal('units_to_be_added', { unit_ids: absent });
  },
  task_force_at_work({ whistle }: Situation) {
    if (!taskForceOf(whistle!)) throw new Refusal('no_task_force');
  },
  unit_of_task_force({ whistle, command }: Situation) {
    const { unitId } = command as Command<'add_task'>;
    if (!taskForceOf(whistle!)!.unitIds.includes(unitId))
      throw new Refusal('not_of_task_force', { unit_id: unitId });
  },
  task_is_open({ whistle, command }: Situation) {
    if (!('taskId' in command)) return;
    const { taskId } = command as Command<'finish_task'>;
    if (openTask(whistle!, taskId) === undefined) throw new Refusal('no_open_task', { task_id: taskId });
  },
  no_open_tasks({ whistle }: Situation) {
    const open = taskForceOf(whistle!)!.tasks.filter(({ doneAt }) => doneAt === null);
    if (open.length > 0) throw new Refusal('tasks_open', { task_ids: open.map(({ id }) => id) });
  },
};

export const taskForceEffects = {
  T9: (_, { taskForceId, headOfficerId, unitIds, standDownWhen }: Command<'form_task_force'>) => [
    {
      type: 'taskforce.formed',
      data: {
        task_force_id: taskForceId,
        head_officer_id: headOfficerId,
        unit_ids: [...new Set(unitIds)],
        stand_down_when: standDownWhen,
      },
    },
  ],
  'T9-task': (whistle, { taskId, unitId, title }: Command<'add_task'>) => [
    {
      type: 'taskforce.task_added',
      data: { task_force_id: taskForceOf(whistle)!.id, task_id: taskId, unit_id: unitId, title },
    },
  ],
  'T9-done': (whistle, { taskId, result }: Command<'finish_task'>) => [
    {
      type: 'taskforce.task_done',
      data: {
        task_force_id: taskForceOf(whistle)!.id,
        task_id: taskId,
        unit_id: openTask(whistle, taskId)!.unitId,
        result,
      },
    },
  ],
  'T9-stand-down': (whistle, { result }: Command<'stand_down'>) => {
    const { id, tasks } = taskForceOf(whistle)!;
    return [{ type: 'taskforce.stood_down', data: { task_force_id: id, tasks_done: tasks.length, result } }];
  },
} satisfies Record<keyof typeof taskForceRows, TicketEffect>;

/** The task force that is at work. */
export function taskForceOf({ particulars }: Whistle): TaskForce | undefined {
  const last = particulars.taskForces?.at(-1);
  return last?.stoodDown === null ? last : undefined;
}

/** A task that is not done yet. */
export function openTask(whistle: Whistle, taskId: string): Task | undefined {
  return taskForceOf(whistle)?.tasks.find(({ id, doneAt }) => id === taskId && doneAt === null);
}

export const taskForceAppliers: Appliers<TaskForceEvents> = {
  'taskforce.formed': (whistle, data, { at }) =>
    withParticulars(whistle, {
      taskForces: [
        ...(whistle.particulars.taskForces ?? []),
        {
          id: data.task_force_id,
          headOfficerId: data.head_officer_id,
          unitIds: data.unit_ids,
          standDownWhen: data.stand_down_when,
          tasks: [],
          formedAt: at,
          stoodDown: null,
        },
      ],
    }),
  'taskforce.task_added': (whistle, { task_id, unit_id, title }) =>
    withTaskForce(whistle, ({ tasks }) => ({
      tasks: [...tasks, { id: task_id, unitId: unit_id, title, result: null, doneAt: null }],
    })),
  'taskforce.task_done': (whistle, { task_id, result }, { at }) =>
    withTaskForce(whistle, ({ tasks }) => ({
      tasks: tasks.map((task) => (task.id === task_id ? { ...task, result, doneAt: at } : task)),
    })),
  'taskforce.stood_down': (whistle, { result }, { at }) =>
    withTaskForce(whistle, () => ({ stoodDown: { result, at } })),
};

function withTaskForce(whistle: Whistle, change: (force: TaskForce) => Partial<TaskForce>): Whistle {
  const forces = whistle.particulars.taskForces!;
  const last = forces.at(-1)!;
  return withParticulars(whistle, { taskForces: [...forces.slice(0, -1), { ...last, ...change(last) }] });
}
