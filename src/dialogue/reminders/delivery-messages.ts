import type { Reach } from "../../domain/delivery.ts";
import type { Language } from "../../render/message.ts";

/** Sentences about reminders that did or did not arrive. */
const vi = {
  title: (report: string) => `Kết quả gửi nhắc ${report}`,
  never: "Chưa có lời nhắc nào được gửi cho các đơn vị trong phạm vi của anh/chị.",
  total: (people: number) => `${people} người được nhắc lần gần nhất:`,
  counts: {
    arrived: (count: number) => `• Đã nhận: ${count}`,
    waiting: (count: number) => `• Đang gửi: ${count}`,
    unsure: (count: number) => `• Chưa rõ đã nhận hay chưa: ${count}`,
    blocked: (count: number) => `• Đã chặn trợ lý: ${count}`,
    "no-chat": (count: number) => `• Chưa kết nối trợ lý: ${count}`,
    quota: (count: number) => `• Chưa gửi vì hết hạn mức tin nhắn: ${count}`,
    failed: (count: number) => `• Gửi không được: ${count}`,
    unneeded: (count: number) => `• Không cần nhắc nữa (đã nộp): ${count}`,
  } satisfies Record<Reach, (count: number) => string>,
  missed: (count: number) => `${count} người không nhận được:`,
  person: (name: string, unit: string, why: string) => `• ${name} – ${unit}: ${why}`,
  why: {
    arrived: "đã nhận",
    waiting: "đang gửi",
    unsure: "chưa rõ đã nhận hay chưa",
    blocked: "đã chặn trợ lý",
    "no-chat": "chưa kết nối trợ lý",
    quota: "hết hạn mức tin nhắn",
    failed: "gửi không được",
    unneeded: "không cần nhắc nữa",
  } satisfies Record<Reach, string>,
  ways: { channel: "đã gửi qua kênh khác", head: "đã báo thủ trưởng đơn vị", none: "chưa báo được ai, xin gọi điện" },
  more: (count: number) => `… và ${count} người khác.`,
  invite: "Mời người chưa kết nối: gõ “/moi”.",
  digest: (count: number) => `${count} người không nhận được lời nhắc báo cáo:`,
  open: "Xem kết quả gửi",
  toHead: (name: string, report: string, why: string) =>
    `${name} không nhận được lời nhắc báo cáo ${report} (${why}). Anh/chị nhắc giúp cán bộ của đơn vị.`,
};

const en: typeof vi = {
  title: (report) => `How reminders of ${report} arrived`,
  never: "Nobody of the units within your reach has been reminded yet.",
  total: (people) => `${people} people, last reminder of each:`,
  counts: {
    arrived: (count) => `• Arrived: ${count}`,
    waiting: (count) => `• Being sent: ${count}`,
    unsure: (count) => `• May or may not have arrived: ${count}`,
    blocked: (count) => `• Have blocked the assistant: ${count}`,
    "no-chat": (count) => `• Not connected: ${count}`,
    quota: (count) => `• Not sent, messages used up: ${count}`,
    failed: (count) => `• Could not be sent: ${count}`,
    unneeded: (count) => `• No longer needed (reported): ${count}`,
  },
  missed: (count) => `${count} people were not reached:`,
  person: (name, unit, why) => `• ${name} – ${unit}: ${why}`,
  why: {
    arrived: "arrived",
    waiting: "being sent",
    unsure: "may or may not have arrived",
    blocked: "has blocked the assistant",
    "no-chat": "not connected",
    quota: "messages used up",
    failed: "could not be sent",
    unneeded: "no longer needed",
  },
  ways: { channel: "sent on another channel", head: "the unit's head was told", none: "nobody told, please telephone" },
  more: (count) => `… and ${count} more.`,
  invite: "To invite who is not connected, type “/moi”.",
  digest: (count) => `${count} people were not reached by report reminders:`,
  open: "How reminders arrived",
  toHead: (name, report, why) =>
    `${name} was not reached by the reminder of report ${report} (${why}). Please remind your officer.`,
};

export const deliveryMessages: Readonly<Record<Language, typeof vi>> = { vi, en };
