//! The statements of the own-SKP page, as `kinerja` sends them.

pub(crate) const ACTOR: &str = "SELECT s.id AS sesi_id, s.berakhir, s.is_bersama, a.id AS akun_id, a.masuk, a.nama, a.orang_id, \
    i.nama AS instansi_nama, g.id IS NOT NULL AS is_pegawai, p.jabatan, n.jabatan AS jabatan_non_asn, \
    r.jenis AS peran, ru.jalur AS peran_jalur, EXISTS (SELECT 1 FROM hubungan_penilai h WHERE \
    h.instansi_id = $1 AND h.penilai_id = a.orang_id AND h.status = 'ditetapkan' AND h.mulai <= $4 AND \
    (h.sampai IS NULL OR h.sampai >= $4)) AS is_penilai, EXISTS (SELECT 1 FROM hubungan_penilai h WHERE \
    h.instansi_id = $1 AND h.pembantu_penilai_id = a.orang_id AND h.status = 'ditetapkan' AND h.mulai <= \
    $4 AND (h.sampai IS NULL OR h.sampai >= $4)) AS is_pembantu_penilai, EXISTS (SELECT 1 FROM \
    hubungan_penilai h WHERE h.instansi_id = $1 AND h.atasan_penilai_id = a.orang_id AND h.status = \
    'ditetapkan' AND h.mulai <= $4 AND (h.sampai IS NULL OR h.sampai >= $4)) AS is_atasan_penilai, \
    EXISTS (SELECT 1 FROM unit_kerja k WHERE k.instansi_id = $1 AND k.kepala_id = a.orang_id AND EXISTS \
    (SELECT 1 FROM unit_kerja b WHERE b.instansi_id = $1 AND b.atasan_id = k.id AND b.is_opd)) AS is_kepala_unit_atasan FROM \
    sesi s JOIN akun a ON a.instansi_id = $1 AND a.id = s.akun_id AND a.is_aktif JOIN direktori_instansi \
    i ON i.id = $1 LEFT JOIN pegawai g ON g.instansi_id = $1 AND g.id = a.orang_id LEFT JOIN \
    pejabat_non_asn n ON n.instansi_id = $1 AND n.id = a.orang_id LEFT JOIN penempatan p ON \
    p.instansi_id = $1 AND p.pegawai_id = g.id AND p.jenis = 'utama' AND p.mulai <= $4 AND (p.sampai IS \
    NULL OR p.sampai >= $4) LEFT JOIN peran r ON r.instansi_id = $1 AND r.akun_id = a.id AND r.mulai <= \
    $4 AND (r.sampai IS NULL OR r.sampai >= $4) LEFT JOIN unit_kerja ru ON ru.instansi_id = $1 AND ru.id \
    = r.unit_id WHERE s.instansi_id = $1 AND s.token_sha256 = $2 AND s.dicabut IS NULL AND s.berakhir > \
    $3";

pub(crate) const SKP: &str = "SELECT s.id, s.siklus_id, c.tahun, c.mode, c.kedudukan, s.pegawai_id, o.nama, o.gelar_depan, \
    o.gelar_belakang, g.nip, s.kelompok, k.batas_skp, s.periode_awal, s.periode_akhir, s.pendekatan, \
    s.unit_id, s.unit_nama, s.jabatan, s.jenis_jabatan, s.golongan, s.status, s.catatan, s.versi, \
    s.diajukan, s.disetujui, h.penilai_id, po.nama AS penilai_nama, po.gelar_depan AS \
    penilai_gelar_depan, po.gelar_belakang AS penilai_gelar_belakang, COALESCE(pp.jabatan, pn.jabatan) \
    AS penilai_jabatan FROM skp s JOIN siklus c ON c.instansi_id = $1 AND c.id = s.siklus_id JOIN \
    kelompok_siklus k ON k.instansi_id = $1 AND k.siklus_id = s.siklus_id AND k.kode = s.kelompok JOIN \
    orang o ON o.instansi_id = $1 AND o.id = s.pegawai_id JOIN pegawai g ON g.instansi_id = $1 AND g.id \
    = s.pegawai_id LEFT JOIN hubungan_penilai h ON h.instansi_id = $1 AND h.pegawai_id = s.pegawai_id \
    AND h.status = 'ditetapkan' AND h.mulai <= $3 AND (h.sampai IS NULL OR h.sampai >= $3) LEFT JOIN \
    orang po ON po.instansi_id = $1 AND po.id = h.penilai_id LEFT JOIN penempatan pp ON pp.instansi_id = \
    $1 AND pp.pegawai_id = h.penilai_id AND pp.jenis = 'utama' AND pp.mulai <= $3 AND (pp.sampai IS NULL \
    OR pp.sampai >= $3) LEFT JOIN pejabat_non_asn pn ON pn.instansi_id = $1 AND pn.id = h.penilai_id \
    WHERE s.instansi_id = $1 AND s.pegawai_id = $2 AND s.periode_awal <= $3 AND c.sampai >= $3 ORDER BY \
    s.periode_awal DESC, h.mulai DESC";

pub(crate) const ISI: &str = "SELECT r.id AS rhk_id, r.jenis, r.klasifikasi, r.teks AS rhk_teks, r.rhk_pimpinan_id, p.teks AS \
    pimpinan_teks, r.penugasan_dari, i.id, i.aspek, i.tingkat, i.perspektif, i.teks, i.target_x10000, \
    i.target_teks, i.satuan, i.arah, i.is_jumlah, i.sumber_data FROM rhk r LEFT JOIN rhk p ON \
    p.instansi_id = $1 AND p.id = r.rhk_pimpinan_id LEFT JOIN indikator i ON i.instansi_id = $1 AND \
    i.rhk_id = r.id WHERE r.instansi_id = $1 AND r.skp_id = $2 ORDER BY r.jenis DESC, r.urut, r.id, \
    i.urut";

pub(crate) const TEKS: &str = "SELECT nilai AS jenis, ekspektasi AS teks FROM ekspektasi_perilaku WHERE instansi_id = $1 AND skp_id \
    = $2 UNION ALL SELECT jenis, teks FROM lampiran_skp WHERE instansi_id = $1 AND skp_id = $2";
