import { defineProblems } from '@muster/http';
import { MOST_AGENDA_ITEMS, MOST_DECISIONS } from './domain/decide-meeting.js';
import { MOST_OUTCOMES } from './domain/outcome.js';
import { MOST_BOOKINGS_AHEAD } from './domain/decide-resource.js';

/** What this service may refuse with, beyond what every service may. */
export const problems = defineProblems({
  directory_missing: {
    status: 409,
    title: { zh: '联盟名录尚未到达', en: "The alliance's directory has not arrived yet" },
    detail: { zh: '请先导入名录，或稍后重试。', en: 'Import the directory first, or try again shortly.' },
  },
  ticket_already_on_agenda: {
    status: 409,
    title: { zh: '该哨件已列入本次会议议程', en: 'The ticket is on the agenda already' },
  },
  agenda_full: {
    status: 409,
    title: { zh: `议程最多 ${MOST_AGENDA_ITEMS} 项`, en: `An agenda has at most ${MOST_AGENDA_ITEMS} items` },
  },
  decisions_full: {
    status: 409,
    title: {
      zh: `一次会议最多 ${MOST_DECISIONS} 项决定`,
      en: `A meeting has at most ${MOST_DECISIONS} decisions`,
    },
  },
  forbidden_decision: {
    status: 403,
    title: {
      zh: '只能登记本单位负责的决定',
      en: 'You may report on what your own unit was given to carry out',
    },
    detail: {
      zh: '请由责任单位、理事会或派单员登记。',
      en: 'Have it reported by the unit that owns it, the council or a dispatcher.',
    },
  },
  already_carried_out: {
    status: 409,
    title: { zh: '该决定已登记落实', en: 'The decision is on record as carried out' },
    detail: {
      zh: '实际尚未落实的，请由理事会或派单员退回。',
      en: 'If it is not, the council or a dispatcher can have it carried out after all.',
    },
  },
  not_carried_out: {
    status: 409,
    title: { zh: '该决定尚未登记落实，无须退回', en: 'The decision is still to be carried out' },
  },
  followed_at_ticket: {
    status: 409,
    title: {
      zh: '该决定是哨件的后续任务，随哨件跟踪',
      en: 'The decision is a follow-up of its whistle, and is followed there',
    },
    detail: { zh: '请在该哨件中登记其落地。', en: 'Record at the whistle that it has landed.' },
  },
  already_held: {
    status: 409,
    title: { zh: '已举行，不能改期或取消', en: 'It was held, and can be neither rescheduled nor called off' },
    detail: {
      zh: '已登记有人出席，或已登记决定、成果。出席登记有误的，请先更正；成果登记有误的，请先撤回。',
      en: 'Somebody is on record as present, or a decision or an outcome is. What was recorded by mistake can be corrected or withdrawn first.',
    },
  },
  called_off: {
    status: 409,
    title: { zh: '已取消，不能再变更', en: 'It was called off: nothing more can be changed about it' },
    detail: {
      zh: '请另行召集会议或计划活动。',
      en: 'Call another meeting, or plan another activity, instead.',
    },
  },
  turn_over: {
    status: 409,
    title: { zh: '该轮值期已结束', en: 'The turn is over' },
    detail: {
      zh: '已轮值的不能改由他人。请选本期或以后的轮值期。',
      en: 'What was served stays as it was. Choose the current turn or a later one.',
    },
  },
  turn_begun: {
    status: 409,
    title: { zh: '该轮值期已开始，不能对调', en: 'The turn has begun and cannot be exchanged' },
    detail: { zh: '请改为由他人代为余下各日。', en: 'Have somebody stand in for the rest of it instead.' },
  },
  turn_not_begun: {
    status: 409,
    title: { zh: '该轮值期尚未开始', en: 'The turn has not begun' },
    detail: { zh: '请在其首日或之后登记。', en: 'Record it on its first day or later.' },
  },
  already_handed_over: {
    status: 409,
    title: { zh: '该轮值期已交接', en: 'The turn was handed over already' },
  },
  forbidden_attendance: {
    status: 403,
    title: {
      zh: '只能登记本单位的出席，或本单位主办活动的出席',
      en: 'You may record attendance of your own unit, or of what your unit hosts',
    },
  },
  sign_up_not_asked: {
    status: 409,
    title: { zh: '该活动不需要报名', en: 'Nobody has to sign up for the activity' },
    detail: {
      zh: '可直接参加；需要报名的，请理事会或派单员开放报名。',
      en: 'Just come. If signing up is needed, the council or a dispatcher can ask for it.',
    },
  },
  sign_up_over: {
    status: 409,
    title: { zh: '报名已截止', en: 'Signing up is over' },
    detail: {
      zh: '报名与撤回均不再受理。请联系主办单位；理事会、派单员可延后截止时间。',
      en: 'Neither sign-ups nor withdrawals are taken. Ask the hosts; the council or a dispatcher can extend it.',
    },
  },
  activity_full: {
    status: 409,
    title: { zh: '名额不足', en: 'Not enough places are left' },
    detail: {
      zh: '还有 {places_left} 个名额可供贵组织使用。请减少人数，或联系主办单位。',
      en: 'Your organisation can have {places_left}. Come with fewer persons, or ask the hosts.',
    },
  },
  forbidden_sign_up: {
    status: 403,
    title: {
      zh: '只能为本单位及所属党组织，或本企业报名',
      en: 'You may sign up your own unit and its party organisations, or your own enterprise',
    },
    detail: {
      zh: '其他组织请由其自行报名，或由理事会、派单员代为报名。',
      en: 'Others sign up themselves, or the council or a dispatcher does it for them.',
    },
  },
  activity_not_begun: {
    status: 409,
    title: {
      zh: '活动尚未开始，不能登记成果',
      en: 'The activity has not begun: nothing can have come of it',
    },
    detail: { zh: '请在活动开始之后登记。', en: 'Record it once the activity has begun.' },
  },
  forbidden_outcome: {
    status: 403,
    title: {
      zh: '只能登记本单位主办活动的成果',
      en: 'You may record what came of activities that your own unit hosts',
    },
    detail: {
      zh: '请由主办单位、理事会或派单员登记。',
      en: 'Have it recorded by a host unit, the council or a dispatcher.',
    },
  },
  outcomes_full: {
    status: 409,
    title: {
      zh: `一次活动最多登记 ${MOST_OUTCOMES} 项成果`,
      en: `An activity has at most ${MOST_OUTCOMES} outcomes`,
    },
    detail: {
      zh: '请把同类成果合并为一项，填写件数。',
      en: 'Record several of a kind as one, with their count.',
    },
  },
  campaign_not_open: {
    status: 409,
    title: { zh: '该专项或系列已结项或已取消', en: 'It is concluded or called off' },
    detail: {
      zh: '已结项、仍须继续的，请理事会或派单员重新开启；已取消的，另行立项。',
      en: 'What is concluded can be reopened by the council or a dispatcher; what was called off is planned anew.',
    },
  },
  campaign_not_concluded: {
    status: 409,
    title: { zh: '该专项或系列未结项，无须重新开启', en: 'It is not concluded: there is nothing to reopen' },
  },
  outputs_missing: {
    status: 409,
    title: { zh: '未达到预期产出，不能结项', en: 'An expected output is missing: it cannot be concluded' },
    detail: {
      zh: '尚缺：解决难题 {problems_missing} 个，理顺关系 {relations_missing} 次，调查报告 {reports_missing} 份。请在活动中登记成果；确未达到的，说明原因后结项。',
      en: 'Missing: {problems_missing} problems solved, {relations_missing} relations straightened, {reports_missing} survey reports. Record them as outcomes of activities, or say why there are none and conclude it.',
    },
  },
  parts_open: {
    status: 409,
    title: { zh: '尚有分项未结束', en: 'Parts of it go on' },
    detail: {
      zh: '还有 {open_parts} 个分项在进行，请先逐个结项或取消。',
      en: '{open_parts} of its parts go on: conclude them or call them off first.',
    },
  },
  whole_over: {
    status: 409,
    title: { zh: '所属专项已结项或已取消', en: 'The campaign that it is part of is over' },
    detail: {
      zh: '请先重新开启所属专项。',
      en: 'Reopen that one first.',
    },
  },
  forbidden_campaign: {
    status: 403,
    title: {
      zh: '只能登记本单位牵头的专项或系列',
      en: 'You may record and conclude what your own unit leads',
    },
    detail: {
      zh: '请由牵头单位、理事会或派单员办理。',
      en: 'Have it done by the lead unit, the council or a dispatcher.',
    },
  },
  already_booked: {
    status: 409,
    title: { zh: '该时段已被预订', en: 'It is booked already for some of that time' },
    detail: {
      zh: '{taken_from} 至 {taken_to}（联盟当地时间）已被占用。请改选其他时间，或选用该时段空闲的其他资源。',
      en: 'It is taken from {taken_from} to {taken_to} (local time of the alliance). Choose another time, or another resource that is free then.',
    },
  },
  bookings_full: {
    status: 409,
    title: {
      zh: `一项资源最多有 ${MOST_BOOKINGS_AHEAD} 次未结束的预订`,
      en: `A resource has at most ${MOST_BOOKINGS_AHEAD} bookings that are not over`,
    },
    detail: {
      zh: '请取消不再需要的预订，或待已有预订结束后再预订。',
      en: 'Cancel what is no longer needed, or book when some of them are over.',
    },
  },
  still_booked: {
    status: 409,
    title: { zh: '尚有预订未结束，不能停止提供', en: 'It is still booked, and cannot be withdrawn' },
    detail: {
      zh: '{taken_from} 至 {taken_to}（联盟当地时间）有预订。请先取消各次预订，或待其结束。',
      en: 'There is a booking from {taken_from} to {taken_to} (local time of the alliance). Cancel the bookings first, or wait until they are over.',
    },
  },
  resource_withdrawn: {
    status: 409,
    title: { zh: '该资源已停止提供', en: 'The resource was withdrawn' },
    detail: {
      zh: '请选用其他资源；要重新提供的，另行登记一项。',
      en: 'Choose another one. What is to be offered again is offered anew.',
    },
  },
  booking_cancelled: {
    status: 409,
    title: { zh: '该预订已取消', en: 'The booking was cancelled' },
    detail: { zh: '需要使用的，请重新预订。', en: 'Book anew what is needed after all.' },
  },
  booking_over: {
    status: 409,
    title: { zh: '该预订已结束，不能取消', en: 'The booking is over, and cannot be cancelled' },
    detail: {
      zh: '无人使用的，请登记使用人数为 0。',
      en: 'When nobody came, record a use by 0 persons.',
    },
  },
  already_used: {
    status: 409,
    title: {
      zh: '已登记有人使用，不能取消',
      en: 'Somebody is on record as having used it: it cannot be cancelled',
    },
    detail: {
      zh: '登记有误的，请先更正使用人数为 0。',
      en: 'What was recorded by mistake is corrected to 0 persons first.',
    },
  },
  not_begun: {
    status: 409,
    title: { zh: '该预订尚未开始', en: 'The booking has not begun' },
    detail: {
      zh: '请在开始之后登记使用人数；不再需要的，请取消预订。',
      en: 'Record its use once it has begun; cancel what is not needed.',
    },
  },
  forbidden_resource: {
    status: 403,
    title: { zh: '只能管理本单位提供的资源', en: 'You may manage what your own unit offers' },
    detail: {
      zh: '请由提供单位、理事会或派单员办理。',
      en: 'Have it done by the owner unit, the council or a dispatcher.',
    },
  },
  forbidden_booking: {
    status: 403,
    title: {
      zh: '只能为本单位、所属党组织或本企业预订和取消',
      en: 'You may book and cancel for your own unit and its party organisations, or your own enterprise',
    },
    detail: {
      zh: '为其他组织预订的，请由理事会或派单员办理；取消的，也可由提供单位办理。',
      en: 'The council or a dispatcher books for others; the owner unit may cancel as well.',
    },
  },
  mobilisation_ended: {
    status: 409,
    title: { zh: '该次动员已结束', en: 'The mobilisation is over' },
    detail: {
      zh: '答复不能再改；还需要的，请理事会或派单员另行发出动员。',
      en: 'Answers stay as they are. For what is needed still, have the council or a dispatcher call again.',
    },
  },
  forbidden_answer: {
    status: 403,
    title: {
      zh: '只能为本单位及所属党组织，或本企业党组织答复',
      en: 'You may answer for your own unit and its party organisations, or for your own enterprise’s party organisation',
    },
    detail: {
      zh: '其他组织的答复，请由其自行办理，或由理事会、派单员代为登记。',
      en: 'Others answer for themselves, or the council or a dispatcher records what they said.',
    },
  },
});
