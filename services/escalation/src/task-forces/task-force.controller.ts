import { Body, Controller, Param } from '@nestjs/common';
import { SlugPipe, UuidPipe } from '@muster/http';
import { v7 as uuidv7 } from 'uuid';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { examplePath } from '../reading/examples.js';
import { mobilisedTicket } from '../reading/examples-of-work.js';
import { FormTaskForceRequest, ResultRequest, TaskRequest, TeamRequest } from './task-force.requests.js';

/** T9: task forces under a secretary, their task board, and commando teams. */
@Controller('v1/tickets/:id')
export class TaskForceController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('task-force', 'form_task_force', {
    zh: '成立工作专班',
    en: 'Form a task force',
    request: {
      head_officer_id: 'officer-01',
      unit_ids: ['customs', 'terminal'],
      stand_down_when: '积压箱清零',
    },
    response: mobilisedTicket,
    problems: ['task_force_at_work'],
  })
  form(@Param('id', UuidPipe) id: string, @Body() body: FormTaskForceRequest, @AsAsked() asked: Asked) {
    const command = {
      type: 'form_task_force',
      taskForceId: uuidv7(),
      headOfficerId: body.head_officer_id,
      unitIds: body.unit_ids,
      standDownWhen: body.stand_down_when,
    } as const;
    return this.steps.onTicket(id, 'task-force', command, asked, body);
  }

  @TicketStep('task-force/tasks', 'add_task', {
    zh: '派专班任务',
    en: 'Give a task',
    request: { unit_id: 'terminal', title: '闸口疏导' },
    response: mobilisedTicket,
    problems: ['no_task_force'],
  })
  addTask(@Param('id', UuidPipe) id: string, @Body() body: TaskRequest, @AsAsked() asked: Asked) {
    const command = {
      type: 'add_task',
      taskId: uuidv7(),
      unitId: body.unit_id,
      title: body.title,
    } as const;
    return this.steps.onTicket(id, 'task-force/tasks', command, asked, body);
  }

  @TicketStep('task-force/tasks/:task/done', 'finish_task', {
    zh: '完成专班任务',
    en: 'A task is done',
    request: { result: '闸口已畅通' },
    response: mobilisedTicket,
    path: { ...examplePath, task: mobilisedTicket.work.task_forces[0]!.tasks[0]!.id },
    problems: ['no_task_force', 'no_open_task', 'unknown_attachments'],
  })
  finishTask(
    @Param('id', UuidPipe) id: string,
    @Param('task', UuidPipe) taskId: string,
    @Body() { result }: ResultRequest,
    @AsAsked() asked: Asked,
  ) {
    const path = `task-force/tasks/${taskId}/done`;
    return this.steps.onTicket(id, path, { type: 'finish_task', taskId, result }, asked, { result });
  }

  @TicketStep('task-force/stand-down', 'stand_down', {
    zh: '撤销工作专班',
    en: 'Stand the task force down',
    request: { result: '积压箱已清零' },
    response: mobilisedTicket,
    problems: ['no_task_force', 'tasks_open'],
  })
  standDown(@Param('id', UuidPipe) id: string, @Body() { result }: ResultRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'task-force/stand-down', { type: 'stand_down', result }, asked, {
      result,
    });
  }

  @TicketStep('teams', 'attach_team', {
    zh: '突击队加入',
    en: 'Attach a commando team',
    request: { team_id: 'gate-team', officer_ids: ['officer-07', 'officer-12'] },
    response: mobilisedTicket,
    problems: ['team_attached_already'],
  })
  attach(@Param('id', UuidPipe) id: string, @Body() body: TeamRequest, @AsAsked() asked: Asked) {
    const command = {
      type: 'attach_team',
      teamId: body.team_id,
      officerIds: body.officer_ids,
      ...(body.until != null && { until: Date.parse(body.until) }),
    } as const;
    return this.steps.onTicket(id, 'teams', command, asked, body);
  }

  @TicketStep('teams/:team/done', 'detach_team', {
    zh: '突击队完成任务',
    en: 'The commando team is done',
    request: { result: '连续三夜疏导闸口' },
    response: mobilisedTicket,
    path: { ...examplePath, team: 'gate-team' },
    problems: ['no_such_team'],
  })
  detach(
    @Param('id', UuidPipe) id: string,
    @Param('team', SlugPipe) teamId: string,
    @Body() { result }: ResultRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'detach_team', teamId, result } as const;
    return this.steps.onTicket(id, `teams/${teamId}/done`, command, asked, { result });
  }
}
