-- Up to which row of the register a user has looked, for the count of missed calls.
create table register_seen (
    user_id text primary key references app_user (name) on delete cascade,
    row_id bigint not null
);
create index register_missed on register (extension, id)
where direction = 1 and answered = 0 and gone_at = 9223372036854775807;
