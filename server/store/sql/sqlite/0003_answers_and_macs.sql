-- When somebody really picked up, by the PBX's clock: the CDR of a queue or of a click-to-call does not tell.
create table call_answer (
    linkedid text not null,
    extension text not null,
    answered_at bigint not null,
    noted_at bigint not null,
    primary key (linkedid, extension)
);
create index call_answer_age on call_answer (noted_at);

-- To find what a channel did before and after an attended transfer.
create index cdr_row_channel on cdr_row (channel, start_at);
create index cdr_row_dst_channel on cdr_row (dst_channel, start_at);

-- Of the telephone, as the provisioning knows it; the PBX does not. "" = not known.
alter table account add column mac text not null default '';
