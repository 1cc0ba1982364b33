-- Imports of people and units: what was uploaded, its preview, what came of it.

CREATE TABLE impor (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    -- none: from the command line
    akun_id uuid,
    dibuat timestamptz NOT NULL,
    nama_berkas text NOT NULL,
    status text NOT NULL CHECK (status IN ('siap', 'berjalan', 'selesai', 'terhenti')),
    -- 'jalan' while it runs, else its own id: the unique key lets one import run at a time
    giliran text NOT NULL,
    mulai timestamptz,
    -- JSON
    pratinjau text NOT NULL,
    hasil text,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, giliran),
    FOREIGN KEY (instansi_id, akun_id) REFERENCES akun (instansi_id, id)
);
CREATE INDEX impor_dibuat ON impor (instansi_id, dibuat);

-- The files, kept until the import has run.
CREATE TABLE impor_berkas (
    instansi_id bigint NOT NULL,
    impor_id uuid NOT NULL,
    nomor bigint NOT NULL,
    nama text NOT NULL,
    sha256 text NOT NULL,
    isi bytea NOT NULL,
    PRIMARY KEY (instansi_id, impor_id, nomor),
    FOREIGN KEY (instansi_id, impor_id) REFERENCES impor (instansi_id, id)
);
