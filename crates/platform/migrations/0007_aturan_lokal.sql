-- What the law leaves to the instansi: local rules with a first day and a legal ground, and the days off of each year.

CREATE TABLE aturan_lokal (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    -- id of a local rule of the program
    aturan text NOT NULL,
    mulai date NOT NULL,
    -- its values: JSON that the rule has checked
    isi text NOT NULL,
    dasar text NOT NULL,
    oleh text NOT NULL,
    dicatat timestamptz NOT NULL,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, aturan, mulai)
);

CREATE TABLE hari_libur (
    instansi_id bigint NOT NULL,
    tanggal date NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('nasional', 'cuti_bersama', 'daerah')),
    nama text NOT NULL,
    sumber text NOT NULL,
    PRIMARY KEY (instansi_id, tanggal)
);

-- Who has an account: without it SQLite reads every account for each person of an import.
CREATE INDEX akun_orang ON akun (instansi_id, orang_id);
