<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>Board</name>
    <message>
        <source>监督投诉电话 {phone}</source>
        <translation>Complaints: {phone}</translation>
    </message>
    <message>
        <source>星期一</source>
        <translation>Monday</translation>
    </message>
    <message>
        <source>星期二</source>
        <translation>Tuesday</translation>
    </message>
    <message>
        <source>星期三</source>
        <translation>Wednesday</translation>
    </message>
    <message>
        <source>星期四</source>
        <translation>Thursday</translation>
    </message>
    <message>
        <source>星期五</source>
        <translation>Friday</translation>
    </message>
    <message>
        <source>星期六</source>
        <translation>Saturday</translation>
    </message>
    <message>
        <source>星期日</source>
        <translation>Sunday</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>未开放</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>请前往</source>
        <translation>Please go</translation>
    </message>
    <message>
        <source>办理中</source>
        <translation>Serving</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>随到随办</source>
        <translation>No wait</translation>
    </message>
    <message>
        <source>约{low}–{high}小时</source>
        <translation>{low}–{high} h</translation>
    </message>
    <message>
        <source>约{high}分钟</source>
        <translation>{high} min</translation>
    </message>
    <message>
        <source>约{low}–{high}分钟</source>
        <translation>{low}–{high} min</translation>
    </message>
    <message>
        <source>{count}人</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>约{high}小时</source>
        <translation>{high} h</translation>
    </message>
    <message>
        <source>请留意叫号</source>
        <translation>Please watch for your number</translation>
    </message>
    <message>
        <source>可以取号，窗口即将开放</source>
        <translation>Numbers are given; windows open soon</translation>
    </message>
    <message>
        <source>现在不办理业务</source>
        <translation>Not open at this hour</translation>
    </message>
    <message>
        <source>今日取号 {opens}–{closes}</source>
        <translation>Numbers today {opens}–{closes}</translation>
    </message>
    <message>
        <source>下次取号 {day} {opens}–{closes}</source>
        <translation>Numbers again on {day}, {opens}–{closes}</translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>{some}等</source>
        <translation>{some} …</translation>
    </message>
    <message>
        <source>综合窗口</source>
        <translation>All services</translation>
    </message>
    <message>
        <source>综合咨询</source>
        <translation>Enquiries</translation>
    </message>
    <message>
        <source>一件事一次办</source>
        <translation>One thing in one go</translation>
    </message>
    <message>
        <source>帮办代办</source>
        <translation>Help and proxy</translation>
    </message>
    <message>
        <source>跨省通办</source>
        <translation>Other provinces</translation>
    </message>
    <message>
        <source>省内通办</source>
        <translation>Within the province</translation>
    </message>
    <message>
        <source>办不成事反映</source>
        <translation>When it could not be done</translation>
    </message>
    <message>
        <source>惠企政策</source>
        <translation>Policies for business</translation>
    </message>
    <message>
        <source>政务公开</source>
        <translation>Open government</translation>
    </message>
    <message>
        <source>取件</source>
        <translation>Collecting results</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>演练</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>叫号显示暂时中断</source>
        <translation>The display is interrupted</translation>
    </message>
    <message>
        <source>请听工作人员叫号，您的排队顺序不变</source>
        <translation>Please listen to our staff; your place is kept</translation>
    </message>
</context>
<context>
    <name>WindowScreen</name>
    <message>
        <source>工号 {clerk}</source>
        <translation>Clerk {clerk}</translation>
    </message>
    <message>
        <source>{window} 号窗口</source>
        <translation>Window {window}</translation>
    </message>
    <message>
        <source>请到本窗口</source>
        <translation>Please come to this window</translation>
    </message>
    <message>
        <source>正在办理</source>
        <translation>Now serving</translation>
    </message>
    <message>
        <source>暂停服务</source>
        <translation>Service paused</translation>
    </message>
    <message>
        <source>本窗口未开放</source>
        <translation>This window is closed</translation>
    </message>
    <message>
        <source>空闲</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>请到其他窗口办理</source>
        <translation>Please go to another window</translation>
    </message>
    <message>
        <source>请取号，听到叫号后前来</source>
        <translation>Please take a number and wait for your call</translation>
    </message>
</context>
</TS>
