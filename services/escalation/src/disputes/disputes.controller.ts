import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { AssignmentStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { DenyRequest, DisputeRequest, UpholdRequest } from './disputes.requests.js';

/** A4, A5: a unit that was mustered by mistake says so, and somebody else decides. */
@Controller('v1/assignments/:id/dispute')
export class DisputesController {
  constructor(private readonly steps: Steps) {}

  @AssignmentStep('', 'dispute', {
    zh: '退单',
    en: 'Dispute an offer',
    request: { reason: '不属本单位职责', basis: '责任清单第 12 项', proposed_unit_id: 'terminal' },
    problems: ['only_informed', 'window_closed', 'disputed_already'],
  })
  dispute(
    @Param('id', UuidPipe) id: string,
    @Body() { proposed_unit_id, ...rest }: DisputeRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onAssignment(
      'dispute',
      { type: 'dispute', assignmentId: id, ...rest, proposedUnitId: proposed_unit_id },
      asked,
      { proposed_unit_id, ...rest },
    );
  }

  @AssignmentStep('uphold', 'uphold_dispute', {
    zh: '异议成立',
    en: 'Uphold a dispute',
    request: { successor_unit_id: 'terminal', fault: 'wrong_rule', reason: '清单应修订' },
    problems: ['second_person_needed', 'level_3_decides', 'lead_needs_successor', 'takes_part_already'],
  })
  uphold(
    @Param('id', UuidPipe) id: string,
    @Body() { successor_unit_id, fault, reason }: UpholdRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = {
      fault,
      reason,
      ...(successor_unit_id != null && { successorUnitId: successor_unit_id }),
    };
    return this.steps.onAssignment(
      'dispute/uphold',
      { type: 'uphold_dispute', assignmentId: id, ...body },
      asked,
      body,
    );
  }

  @AssignmentStep('deny', 'deny_dispute', {
    zh: '异议不成立',
    en: 'Deny a dispute',
    request: { reason: '职责清单明确' },
    problems: ['second_person_needed', 'level_3_decides'],
  })
  deny(@Param('id', UuidPipe) id: string, @Body() { reason }: DenyRequest, @AsAsked() asked: Asked) {
    return this.steps.onAssignment(
      'dispute/deny',
      { type: 'deny_dispute', assignmentId: id, reason },
      asked,
      { reason },
    );
  }
}
